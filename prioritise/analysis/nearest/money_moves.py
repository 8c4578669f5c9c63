"""Which decisions more or less money would move, whatever the weights and scores: firmness does not look at money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.shares import list_at_share
from prioritise.analysis.once import once
from prioritise.portfolio.problem import PortfolioProblem

NEAR_PERCENTS = tuple(sorted({*range(90, 111), 115, 120} - {100}, key=lambda percent: (abs(percent - 100), percent)))
"""All money at so many per cent of today's, the nearest first: as far as the bands go."""
ALL_TRIED = 110
"""Up to here every whole per cent is tried."""
LEAST_PERCENT, MOST_PERCENT = min(NEAR_PERCENTS), max(NEAR_PERCENTS)


@once
def moved_by_money(analysis: Analysis) -> Mapping[str, int]:
    """Find every intervention that is decided otherwise, or at another size, with more or less of all money.

    With each, the nearest whole per cent of today's at which it is, also between the budgets that are tried. A share at
    which no list keeps the rules moves nothing.
    """
    moved: dict[str, int] = {}
    for percent in NEAR_PERCENTS:
        for intervention in _moved_at(analysis, percent):
            moved.setdefault(intervention, percent)
    for percent in _between(moved.values()):
        for intervention in _moved_at(analysis, percent):
            if percent < moved.get(intervention, 0):
                moved[intervention] = percent
    return MappingProxyType(moved)


def _moved_at(analysis: Analysis, percent: int) -> tuple[str, ...]:
    now = _places(analysis.problem, analysis.portfolio.chosen)
    best = list_at_share(analysis, percent)
    there = _places(analysis.problem, best.chosen) if best.has_answer else now
    return tuple(one for one in sorted(now.keys() | there.keys()) if now.get(one) != there.get(one))


def _between(found: Iterable[int]) -> tuple[int, ...]:
    """Whole per cents above today's that were passed over before the furthest that is named, the furthest first."""
    furthest = max((percent for percent in found if percent > ALL_TRIED), default=0)
    return tuple(percent for percent in range(furthest - 1, ALL_TRIED, -1) if percent not in NEAR_PERCENTS)


def _places(problem: PortfolioProblem, chosen: tuple[int, ...]) -> dict[str, str]:
    return {problem.columns[place].intervention: problem.columns[place].level for place in chosen}
