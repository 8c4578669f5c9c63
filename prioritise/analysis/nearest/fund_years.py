"""The least more of one fund in all years, in whole per cent, that brings in what the money of that fund keeps out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritise.analysis.nearest.change import MOST_FUND_PERCENT, ChangeKind, NearestChange
from prioritise.analysis.nearest.sides import Sides, worth
from prioritise.analysis.what_if import FULL_PERCENT
from prioritise.portfolio.explain.why import money_short_in
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import swap_between


def fund_short(sides: Sides) -> str:
    """Name the fund whose money over all years keeps an intervention out; empty where that is not the reason."""
    if sides.inside or sides.place is not None:
        return ""
    short = money_short_in(sides.questions, sides.intervention)
    return next((fund for fund, year in short if not year), "")


def fund_change_of(sides: Sides, fund: str) -> tuple[NearestChange, ...]:
    """Find the least more of this fund in every year, up to the end of its lever, that brings it in; none or one."""
    search = _Search(sides, fund)
    percent = search.least_in(FULL_PERCENT, FULL_PERCENT + MOST_FUND_PERCENT)
    if percent is None:
        return ()
    questions = sides.questions
    return (
        NearestChange(
            kind=ChangeKind.FUND_YEARS,
            about=fund,
            swap=swap_between(questions.problem, questions.agreed, search.best_at(percent)),
            now=1.0,
            at=percent / FULL_PERCENT,
            unit="share",
            extra_gbp=_extra_gbp(questions.problem, fund, percent),
        ),
    )


def with_fund(problem: PortfolioProblem, fund: str, percent: int) -> PortfolioProblem:
    """Give the problem with this fund at so many per cent in every year, rounded down to pounds; minimums stay."""
    return replace(
        problem,
        budgets=tuple(
            replace(budget, limit_gbp=budget.limit_gbp * percent // FULL_PERCENT) if budget.fund == fund else budget
            for budget in problem.budgets
        ),
    )


def _extra_gbp(problem: PortfolioProblem, fund: str, percent: int) -> int:
    raised = with_fund(problem, fund, percent)
    return sum(budget.limit_gbp for budget in raised.budgets) - sum(budget.limit_gbp for budget in problem.budgets)


@dataclass(frozen=True)
class _Search:
    """The best lists with one fund at more and more: those that keep the decision, and those that decide otherwise."""

    sides: Sides
    fund: str

    def best_at(self, percent: int) -> Portfolio:
        """Find the best list with the fund at so many per cent."""
        return solve(self._at(percent), hints=[frozenset(known.chosen) for known in self._known])

    def least_in(self, low: int, high: int) -> int | None:
        """Find the least per cent above `low`, up to `high`, at which the best list decides otherwise."""
        if self._never_within(low + 1, high):
            return None
        if high - low == 1:
            return high if self.sides.holds(self.best_at(high).chosen) is not self.sides.inside else None
        middle = (low + high) // 2
        first = self.least_in(low, middle)
        return self.least_in(middle, high) if first is None else first

    def _never_within(self, low: int, high: int) -> bool:
        # More money forbids no list, so both sides are only worth more with it: the other side is worth no more
        # anywhere in between than at the upper end, and this side no less than at the lower one.
        other = worth(self.sides.deciding_otherwise(self._at(high)), self._known)
        kept = worth(self.sides.keeping(self._at(low)), self._known)
        return other is None or (kept is not None and other < kept)

    def _at(self, percent: int) -> PortfolioProblem:
        return with_fund(self.sides.questions.problem, self.fund, percent)

    @property
    def _known(self) -> tuple[Portfolio, ...]:
        return tuple(known for known in self.sides.known if known.has_answer)
