"""The best value at every budget, exact: every step of it, what is funded on it, and where today's budget stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from prioritise.portfolio.problem import MILLIONTHS, Budget, PortfolioProblem, scaled_budgets
from prioritise.robustness.frontier_levels import steps_by_levels
from prioritise.robustness.frontier_list import steps_by_list
from prioritise.robustness.frontier_march import first_step, steps_by_march
from prioritise.robustness.frontier_money import Points, ScaledMoney, points_of, scaled_money
from prioritise.robustness.frontier_steps import FrontierStep, described_steps


@dataclass(frozen=True, slots=True)
class Rise:
    """From one step to the next: the extra money it takes, in whole pounds, and what it brings.

    Less than the whole of it brings nothing, so `points_per_1000_gbp` is an average over the gap.
    """

    from_budget_gbp: int
    to_budget_gbp: int
    gained_millionths: int

    @property
    def extra_gbp(self) -> int:
        """What has to be added, over every limit that is scaled."""
        return self.to_budget_gbp - self.from_budget_gbp

    @property
    def points_per_1000_gbp(self) -> float | None:
        """Points gained for each £1,000 added; None where the steps are less than a pound apart."""
        return 1000 * self.gained_millionths / MILLIONTHS / self.extra_gbp if self.extra_gbp else None


@dataclass(frozen=True)
class Frontier:
    """Every step between two factors, least budget first; empty when nothing obeys the rules at any of them.

    `fund` is the fund whose limits are scaled, empty for all funds together; `budgets` are its limits today. Factors
    run from `lowest` to `highest`; `complete` is whether no more money than `highest` could add anything. Exact: no
    value is sampled.
    """

    fund: str
    budgets: tuple[Budget, ...]
    lowest: Fraction
    highest: Fraction
    steps: tuple[FrontierStep, ...]
    complete: bool

    def at(self, factor: float | Fraction) -> FrontierStep | None:
        """Return the step in force at a factor, its limits rounded down to whole pounds as everywhere.

        None below the first step. Between `lowest` and `highest` only.
        """
        limits = _limits(self.budgets, factor)
        under = [step for step in self.steps if all(a <= b for a, b in zip(step.limits_gbp, limits, strict=True))]
        return under[-1] if under else None

    @cached_property
    def current(self) -> FrontierStep | None:
        """The step in force at today's budget."""
        return self.at(Fraction(1))

    @property
    def current_budget_gbp(self) -> int:
        """Today's limits, added up."""
        return sum(budget.limit_gbp for budget in self.budgets)

    @property
    def next_rise(self) -> Rise | None:
        """What has to be added to today's budget before anything better can be had, and what it brings."""
        now = self.current
        after = [step for step in self.steps if now is not None and step.value_millionths > now.value_millionths]
        if now is None or not after:
            return None
        gained = after[0].value_millionths - now.value_millionths
        return Rise(self.current_budget_gbp, after[0].budget_gbp, gained)

    @property
    def to_spare_gbp(self) -> int | None:
        """What could be taken from today's budget, all limits alike, with no value lost."""
        return None if self.current is None else self.current_budget_gbp - self.current.budget_gbp

    @cached_property
    def rises(self) -> tuple[Rise, ...]:
        """From every step to the next."""
        return tuple(
            Rise(a.budget_gbp, b.budget_gbp, b.value_millionths - a.value_millionths) for a, b in pairwise(self.steps)
        )

    @cached_property
    def knee(self) -> FrontierStep | None:
        """The step farthest above the straight line from the first step to the last, in value; the first of equals.

        From there on more money brings less than it does on average over the range shown (Satopää and others 2011, for
        steps). It moves with the range. None with fewer than three steps or where no step is above the line.
        """
        if len(self.steps) < 3:
            return None
        first, last = self.steps[0], self.steps[-1]
        run, rise = last.factor - first.factor, last.value_millionths - first.value_millionths
        above = [
            (step.value_millionths - first.value_millionths) * run - (step.factor - first.factor) * rise
            for step in self.steps
        ]
        best = max(above)
        return self.steps[above.index(best)] if best > 0 else None

    @cached_property
    def returning(self) -> tuple[str, ...]:
        """Labels of columns that leave at some step, although there is more money, and come back at a later one."""
        left: set[str] = set()
        back: set[str] = set()
        for step in self.steps[1:]:
            back |= left.intersection(step.enters)
            left |= set(step.leaves)
        return tuple(sorted(back))


def frontier(
    problem: PortfolioProblem,
    *,
    fund: str = "",
    lowest: float | Fraction = 0,
    highest: float | Fraction | None = None,
) -> Frontier:
    """Find the best value at every budget: all limits scaled together, or those of one fund and no other.

    A factor times a limit is rounded down to whole pounds; minimums and what may be carried or moved stay as they are.
    `highest` None goes on to where more money adds nothing. At each step the set is the best by the tie order among
    those that its own budget pays for. Raises UnknownName, and SolverFailed as `solve` does.
    """
    money = scaled_money(problem, fund)
    enough = money.enough
    low = _exact(lowest)
    high = max(low, enough if highest is None else min(enough, _exact(highest)))
    points = steps_by_list(problem, money, low, high) or _steps(problem, money, low, high)
    return Frontier(
        fund=fund,
        budgets=money.budgets,
        lowest=low,
        highest=high,
        steps=described_steps(problem, money, points),
        complete=high >= enough,
    )


def _steps(problem: PortfolioProblem, money: ScaledMoney, low: Fraction, high: Fraction) -> Points:
    first, size = first_step(money, low, high), len(problem.columns)
    if first is None:
        return points_of((), size)
    # Where many levels at once are too much, step by step takes long and holds little.
    by_levels = steps_by_levels(problem, money, first, high) if first.factor < high else points_of([first], size)
    return by_levels or points_of(steps_by_march(money, first, high), size)


def _limits(budgets: Sequence[Budget], factor: float | Fraction) -> tuple[int, ...]:
    if isinstance(factor, Fraction):
        return tuple(math.floor(budget.limit_gbp * factor) for budget in budgets)
    return tuple(budget.limit_gbp for budget in scaled_budgets(budgets, factor))


def _exact(factor: float | Fraction) -> Fraction:
    # As it is written: 0.7 is seven tenths.
    return factor if isinstance(factor, Fraction) else Fraction(str(factor))
