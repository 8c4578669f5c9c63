"""Which limits are scaled, and the least factor at which a set of columns can be paid for, exact."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.errors import UnknownName
from prioritise.portfolio.problem import Budget, PortfolioProblem
from prioritise.portfolio.rows import Row
from prioritise.portfolio.structural_rows import budget_rows, shared_money_rows


@dataclass(frozen=True, slots=True)
class Point:
    """A set of columns and the least factor that pays for it."""

    factor: Fraction
    chosen: frozenset[int]


@dataclass(frozen=True)
class Points:
    """L points, least factor first: `chosen` (L, n) is whether each holds each column."""

    factors: tuple[Fraction, ...]
    chosen: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """activity <= limit_gbp at factor 0 + the sum of the scaled limits at the places in `scaled`."""

    row: Row
    fixed_gbp: int
    scaled: tuple[int, ...]


@dataclass(frozen=True)
class ScaledMoney:
    """The limits that are scaled, and every money row that could bind at some factor."""

    problem: PortfolioProblem
    budgets: tuple[Budget, ...]
    rows: tuple[MoneyRow, ...]

    def limits(self, factor: Fraction) -> tuple[int, ...]:
        """Return the scaled limits at a factor, rounded down to whole pounds."""
        above, below = factor.numerator, factor.denominator
        return tuple(budget.limit_gbp * above // below for budget in self.budgets)

    def at(self, factor: Fraction) -> PortfolioProblem:
        """Return the problem with its limits at a factor."""
        return self.limited(self.limits(factor))

    def limits_just_below(self, factor: Fraction) -> tuple[int, ...]:
        """Return the scaled limits at any factor below this one that is near enough, in whole pounds."""
        # With nothing in it, a limit is nothing at any factor.
        return tuple(math.ceil(budget.limit_gbp * factor) - 1 if budget.limit_gbp else 0 for budget in self.budgets)

    @property
    def enough(self) -> Fraction:
        """A factor above which no more money changes anything: every scaled limit above 0 is more than can be spent."""
        most = [Fraction(0)]
        for row in self.rows:
            largest = sum(term.coefficient for term in row.row.terms if term.coefficient > 0) - row.fixed_gbp
            limits = [self.budgets[place].limit_gbp for place in row.scaled]
            # Rounding down may lose a pound in each limit.
            if largest > 0 and sum(limits) > 0:
                most.append(Fraction(largest + len(limits) - 1, sum(limits)))
        return max(most)

    def least_factor(self, chosen: Collection[int]) -> Fraction | None:
        """Return the least factor >= 0 at which the money is enough for a set of columns; None when there is none."""
        least = Fraction(0)
        for row in self.rows:
            needed = row.row.activity(chosen) - row.fixed_gbp
            if needed > 0:
                enough = self._enough(row.scaled, needed)
                if enough is None:
                    return None
                least = max(least, enough)
        return least

    def _enough(self, places: tuple[int, ...], needed: int) -> Fraction | None:
        limits = [self.budgets[place].limit_gbp for place in places if self.budgets[place].limit_gbp > 0]
        if not limits:
            return None
        factor = Fraction(needed, sum(limits))
        while sum(math.floor(limit * factor) for limit in limits) < needed:
            factor = min(Fraction(math.floor(limit * factor) + 1, limit) for limit in limits)
        return factor

    def limited(self, limits: tuple[int, ...]) -> PortfolioProblem:
        """Return the problem with these limits, in the order of `budgets`."""
        scaled = {(budget.fund, budget.year): limit for budget, limit in zip(self.budgets, limits, strict=True)}
        return replace(
            self.problem,
            budgets=tuple(
                replace(budget, limit_gbp=scaled.get((budget.fund, budget.year), budget.limit_gbp))
                for budget in self.problem.budgets
            ),
        )


def points_of(points: Sequence[Point], size: int) -> Points:
    """Put points over so many columns in one table."""
    chosen = np.zeros((len(points), size), dtype=bool)
    for row, point in zip(chosen, points, strict=True):
        row[list(point.chosen)] = True
    return Points(tuple(point.factor for point in points), chosen)


def scaled_money(problem: PortfolioProblem, fund: str) -> ScaledMoney:
    """Return the limits of one fund, or of all when `fund` is empty. Raises UnknownName."""
    budgets = tuple(budget for budget in problem.budgets if fund in ("", budget.fund))
    if fund and not budgets:
        known = ", ".join(dict.fromkeys(budget.fund for budget in problem.budgets))
        raise UnknownName(f"No fund is called {fund}. This exercise has: {known}.")
    # With nothing in the scaled limits, every row that could bind at any factor is there.
    nothing = ScaledMoney(problem, budgets, ()).at(Fraction(0))
    order = {f"{budget.fund} {budget.year}": place for place, budget in enumerate(budgets)}
    rows = [
        MoneyRow(row, row.most, tuple(order[source] for source in row.source.split(", ") if source in order))
        for row in (*budget_rows(nothing), *shared_money_rows(nothing))
        if row.most is not None
    ]
    return ScaledMoney(problem, budgets, tuple(row for row in rows if row.scaled))
