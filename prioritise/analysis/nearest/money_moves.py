"""Which decisions more or less money would move, whatever the weights and scores: firmness does not look at money."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.shares import list_at_share
from prioritise.analysis.once import once
from prioritise.portfolio.problem import PortfolioProblem

NEAR_PERCENTS = tuple(sorted({*range(90, 111), 115, 120} - {100}, key=lambda percent: (abs(percent - 100), percent)))
"""All money at so many per cent of today's, the nearest first: as far as the bands go."""
LEAST_PERCENT, MOST_PERCENT = min(NEAR_PERCENTS), max(NEAR_PERCENTS)


@once
def moved_by_money(analysis: Analysis) -> Mapping[str, int]:
    """Find every intervention that is decided otherwise, or at another size, with more or less of all money.

    With each, the nearest per cent of today's at which it is. A share at which no list keeps the rules moves nothing.
    """
    now = _places(analysis.problem, analysis.portfolio.chosen)
    moved: dict[str, int] = {}
    for percent in NEAR_PERCENTS:
        best = list_at_share(analysis, percent)
        there = _places(analysis.problem, best.chosen) if best.has_answer else now
        for intervention in now.keys() | there.keys():
            if now.get(intervention) != there.get(intervention):
                moved.setdefault(intervention, percent)
    return MappingProxyType(moved)


def _places(problem: PortfolioProblem, chosen: tuple[int, ...]) -> dict[str, str]:
    return {problem.columns[place].intervention: problem.columns[place].level for place in chosen}
