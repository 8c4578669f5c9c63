"""Which decisions more or less money would move, whatever the weights and scores: firmness does not look at money."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.shares import list_at_share
from prioritise.analysis.once import once
from prioritise.portfolio.swap import levels_in

TODAY = 100
ALL_WITHIN, STEP = 10, 5
"""Within so many per cent of today's money every whole one is tried, and every fifth beyond."""


@dataclass(frozen=True, slots=True)
class NearMoney:
    """All money at so many per cent of today's: those tried, the nearest first, and from where to where."""

    percents: tuple[int, ...]
    least: int
    most: int


def near_money(budgets: Sequence[float]) -> NearMoney:
    """Say at which money decisions are looked at: as far as the budgets go that bands are tested at."""
    least, most = round(TODAY * budgets[0]), round(TODAY * budgets[-1])
    near = {percent for percent in range(least, most + 1) if abs(percent - TODAY) <= ALL_WITHIN or not (percent % STEP)}
    tried = sorted((near | {least, most}) - {TODAY}, key=lambda percent: (abs(percent - TODAY), percent))
    return NearMoney(tuple(tried), least, most)


@once
def moved_by_money(analysis: Analysis) -> Mapping[str, int]:
    """Find every intervention that is decided otherwise, or at another size, with more or less of all money.

    With each, the nearest whole per cent of today's at which it is, also between the budgets that are tried. A share at
    which no list keeps the rules moves nothing.
    """
    moved: dict[str, int] = {}
    tried = near_money(analysis.exercise.settings.bands.budgets).percents
    for percent in tried:
        for intervention in _moved_at(analysis, percent):
            moved.setdefault(intervention, percent)
    for percent in _between(moved.values(), tried):
        for intervention in _moved_at(analysis, percent):
            if abs(percent - TODAY) < abs(moved.get(intervention, TODAY) - TODAY):
                moved[intervention] = percent
    return MappingProxyType(moved)


def _moved_at(analysis: Analysis, percent: int) -> tuple[str, ...]:
    now = levels_in(analysis.problem, analysis.portfolio.chosen)
    best = list_at_share(analysis, percent)
    there = levels_in(analysis.problem, best.chosen) if best.has_answer else now
    return tuple(one for one in sorted(now.keys() | there.keys()) if now.get(one) != there.get(one))


def _between(found: Collection[int], tried: Collection[int]) -> tuple[int, ...]:
    """Whole per cents that were passed over before the furthest named on either side of today's, the furthest first."""
    least, most = min(found, default=TODAY), max(found, default=TODAY)
    passed = (percent for percent in range(least, most + 1) if abs(percent - TODAY) > ALL_WITHIN)
    return tuple(
        sorted((percent for percent in passed if percent not in tried), key=lambda percent: -abs(percent - TODAY))
    )


class Moves(Protocol):
    """What is known of one decision: whether it is firm, and whether money or its size still moves it."""

    @property
    def could_change(self) -> bool:
        """Whether it is not firm."""

    @property
    def moved_by_money(self) -> bool:
        """Whether all money a little more or less would move it."""

    @property
    def another_size(self) -> bool:
        """Whether some weights or scores would fund it at another level."""


@dataclass(frozen=True, slots=True)
class ButFor:
    """Of the firm decisions, how many money would move, how many could be of another size, and how many are both."""

    money: int
    size: int
    both: int

    @property
    def among(self) -> str:
        """Say how many of those that are firm but for size are counted among those but for money; else empty."""
        if not (self.money and self.size):
            return ""
        if self.both == self.size:
            return f", {'which is' if self.size == 1 else 'all'} among those {self.money}"
        return f", {self.both or 'none'} of them among those {self.money}"


def but_for(states: Iterable[Moves]) -> ButFor:
    """Count the firm decisions that money moves, that could be of another size, and both."""
    firm = [(state.moved_by_money, state.another_size) for state in states if not state.could_change]
    return ButFor(sum(money for money, _ in firm), sum(size for _, size in firm), sum(all(pair) for pair in firm))
