"""The least a limit must be for a list worth so much: of one fund in one year, or of one capacity in one year.

More of one limit never forbids a list, so the best value can only rise with it, in steps. For a value T, the least
limit at which some list is worth T is the smallest need of any list worth T: one solve that minimises it. What it comes
to is then confirmed by a proof in whole numbers one unit below: no list is worth T there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.best import best_set, total
from prioritise.portfolio.engine import Answer, Engine
from prioritise.portfolio.model import all_rows, build_model
from prioritise.portfolio.problem import PortfolioProblem, most_spent, score_millionths
from prioritise.portfolio.rows import Row

MOST_STEPS = 200
"""How often a smaller need may turn up before giving up; more than one or two is rare."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that can be moved: a fund's money or a capacity in one year, in whole pounds or units."""

    about: str
    year: str
    amount: int
    unit: str
    is_money: bool


def limits_of(problem: PortfolioProblem) -> tuple[Limit, ...]:
    """List every fund and year, then every capacity and year, in the problem's order."""
    money = [Limit(budget.fund, budget.year, budget.limit_gbp, "gbp", True) for budget in problem.budgets]
    return (
        *money,
        *(Limit(capacity.id, capacity.year, capacity.limit, capacity.unit, False) for capacity in problem.capacities),
    )


def with_limit(problem: PortfolioProblem, limit: Limit, amount: int) -> PortfolioProblem:
    """Give the problem with this one limit at another amount; minimums, rules and all else stay."""
    where = (limit.about, limit.year)
    if limit.is_money:
        budgets = tuple(
            replace(budget, limit_gbp=amount) if (budget.fund, budget.year) == where else budget
            for budget in problem.budgets
        )
        return replace(problem, budgets=budgets)
    capacities = tuple(
        replace(capacity, limit=amount) if (capacity.id, capacity.year) == where else capacity
        for capacity in problem.capacities
    )
    return replace(problem, capacities=capacities)


class LeastLimit:
    """One limit of one problem, and what lists need of it."""

    def __init__(self, problem: PortfolioProblem, limit: Limit, *, known: Iterable[Collection[int]] = ()) -> None:
        """`known` are lists that may be good: the answers are the same, sooner."""
        self._problem, self._limit = problem, limit
        self._known = {frozenset(chosen) for chosen in known}
        self._scores = score_millionths(problem)
        self._best: dict[int, Answer] = {}
        at_nothing = all_rows(with_limit(problem, limit, 0))
        below = {(row.kind, row.source): row.most for row in all_rows(with_limit(problem, limit, -1))}
        # The rows that move with the limit, whatever they are called.
        self._rows = [row for row in at_nothing if below.get((row.kind, row.source), row.most) != row.most]

    def needed(self, chosen: Collection[int]) -> int:
        """Return the least the limit must be for this list, as far as it goes; below 0 where some is set free."""
        return max(row.activity(chosen) - (row.most or 0) for row in self._rows)

    def best_at(self, amount: int) -> Answer:
        """Find the best list with the limit at this amount; each amount is asked about once."""
        if amount not in self._best:
            self._best[amount] = self._solved(amount)
        return self._best[amount]

    def _solved(self, amount: int) -> Answer:
        asked = with_limit(self._problem, self._limit, amount)
        answer = best_set(Engine(build_model(asked)), asked, self._scores, hints=self._known)
        if answer.has_answer:
            self._known.add(answer.chosen)
        return answer

    def value_at(self, amount: int) -> int | None:
        """Find what the best list is worth with the limit at this amount; None where no list keeps to it."""
        answer = self.best_at(amount)
        return total(self._scores, answer.chosen) if answer.has_answer else None

    def best_is_under(self, amount: int, value_millionths: int) -> bool:
        """Tell whether no list is worth so much with the limit at this amount."""
        return not self._is_worth(self.best_at(amount), value_millionths)

    def for_value(self, value_millionths: int) -> int | None:
        """Find the least limit at which some list is worth at least this; None where none is, however much there is.

        Below 0 where even nothing is more than enough. Raises SolverFailed.
        """
        top = self.best_at(self._plenty())
        if not self._is_worth(top, value_millionths):
            return None
        known = top.chosen
        for _ in range(MOST_STEPS):
            known = self._needs_least(known, value_millionths)
            below = self.best_at(self.needed(known) - 1)
            if not self._is_worth(below, value_millionths):
                return self.needed(known)
            known = below.chosen
        raise SolverFailed("The solver kept finding lists that need less than it called the least. No answer is given.")

    def _plenty(self) -> int:
        capacity = sum(abs(use.amount) for column in self._problem.columns for use in column.uses)
        paths = sum(path.limit_gbp for path in self._problem.paths)
        return self._limit.amount + (most_spent(self._problem) + paths if self._limit.is_money else capacity)

    def _is_worth(self, answer: Answer, value_millionths: int) -> bool:
        return answer.has_answer and total(self._scores, answer.chosen) >= value_millionths

    def _needs_least(self, known: frozenset[int], value_millionths: int) -> frozenset[int]:
        """Of the lists worth so much that need no more than this one, one with the least in the row it strains most."""
        need = self.needed(known)
        engine = Engine(build_model(with_limit(self._problem, self._limit, need)))
        engine.start_from(known)
        engine.keep_at_least(self._scores, value_millionths)
        strained = max(self._rows, key=lambda row: row.activity(known) - (row.most or 0))
        least = engine.maximise(_minus(strained, len(self._scores))).chosen
        return least if total(self._scores, least) >= value_millionths else known


def _minus(row: Row, size: int) -> list[int]:
    coefficients = [0] * size
    for term in row.terms:
        coefficients[term.place] -= term.coefficient
    return coefficients
