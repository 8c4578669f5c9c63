"""All money more or less by one share, in whole per cent: the best list at every step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.change import MOST_PERCENT, ChangeKind, NearestChange
from prioritise.analysis.once import once
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem, scaled_budgets
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import swap_between


@once
def list_at_share(analysis: Analysis, percent: int) -> Portfolio:
    """Find the best list with all money at so many per cent of today's."""
    return solve(with_all_money(analysis.problem, percent), hints=[frozenset(analysis.portfolio.chosen)])


def with_all_money(problem: PortfolioProblem, percent: int) -> PortfolioProblem:
    """Give the problem with every limit at this many per cent, rounded down to whole pounds; minimums stay."""
    return replace(problem, budgets=scaled_budgets(problem.budgets, percent / 100))


def share_changes(analysis: Analysis, differs: Callable[[Portfolio], bool]) -> tuple[NearestChange, ...]:
    """Find the smallest rise and the smallest fall of all money, in whole per cent, at which the list differs."""
    changes = []
    for sign in (1, -1):
        for step in range(1, MOST_PERCENT + 1):
            percent = 100 + sign * step
            there = list_at_share(analysis, percent)
            if differs(there):
                changes.append(_change(analysis, percent, there))
                break
    return tuple(changes)


def _change(analysis: Analysis, percent: int, there: Portfolio) -> NearestChange:
    return NearestChange(
        kind=ChangeKind.ALL_MONEY,
        about="",
        swap=swap_between(analysis.problem, analysis.portfolio, there),
        now=1.0,
        at=percent / 100,
        unit="share",
    )
