"""How firm the list is: how many decisions stand, how many could change, and the nearest change of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from prioritise.analysis import Analysis, lists_over_weights, nearest_changes
from prioritise.analysis.nearest.change import SMALLEST_IS, ChangeKind, NearestChange
from prioritise.analysis.nearest.money_moves import but_for, near_money
from prioritise.analysis.nearest.sentences import (
    StateLine,
    change_words,
    in_every_best_list,
    state_lines,
    swap_words,
)
from prioritise.analysis.nearest.trying import trying
from prioritise.analysis.once import once
from prioritise.analysis.what_if import WhatIf, moved
from prioritise.robustness.weight_sets import WeightSet
from prioritise.words import counted, joined, whole_percent

KIND_WORDS = {
    ChangeKind.CAPACITY: "Capacity",
    ChangeKind.FUND: "Money of one fund",
    ChangeKind.FUND_YEARS: "Money of one fund in every year",
    ChangeKind.ALL_MONEY: "All money",
    ChangeKind.COST: "Cost",
    ChangeKind.SCORE: "Score or figure",
    ChangeKind.LIKELIHOOD: "How far to count on it",
    ChangeKind.WEIGHT: "Weight",
    ChangeKind.RULE: "Rule",
}
LINE_LETTERS = 105
"""Letters of names that one line of a desk has room for."""
NEAREST_ORDER = f"One change at a time, all else as it is. {SMALLEST_IS} Smallest against today's figure first."
"""How the nearest changes are chosen and ordered."""
FIRST_SHOWN = 1
"""Kinds of change that are said at first sight: the nearest of all."""
LEVER_ROOMS = {
    ChangeKind.COST: "interventions",
    ChangeKind.SCORE: "scores",
    ChangeKind.LIKELIHOOD: "scores",
}
"""The page on which what no what-if can change is changed."""


@dataclass(frozen=True, slots=True)
class FirmView:
    """How firm the list is, in three figures with their words, and how firm every decision is.

    `but_for` says how many of the firm ones money would move, and how many could be of another size. `states` is empty,
    and `unknown` says why, where no list is proven best. `first_to_change` are the first of those that could change,
    the least firm first, as many as a line has room for; `more_to_change` counts the others.
    """

    firm: int
    could_change: int
    best_in: str
    how: str
    states: tuple[StateLine, ...]
    unknown: str = ""
    but_for: str = ""
    first_to_change: tuple[StateLine, ...] = ()
    more_to_change: str = ""


@dataclass(frozen=True, slots=True)
class NearestLine:
    """The nearest change of one kind: what is changed, what moves, and how to try it.

    `to_try` is None where no lever does it; then `lever_room` is the page on which it is changed. `try_words` say what
    is tried.
    """

    kind: str
    change: str
    moves: str
    to_try: WhatIf | None
    try_words: str
    lever_room: str


@once
def firm_view(analysis: Analysis) -> FirmView:
    """Count what is firm and what could change, and in how much of 100 nearby weightings the list is best."""
    near = lists_over_weights(analysis, WeightSet.AROUND)
    states = state_lines(analysis)
    if near is None or not states:
        return FirmView(0, 0, "", "", (), "No list is proven best, so it is not known how firm it is.")
    fragile = sorted(
        (state for state in states if state.could_change), key=lambda state: (state.same_share, state.name)
    )
    first = _first(fragile)
    settings = analysis.exercise.settings
    money = near_money(settings.bands.budgets)
    by_money = sum(state.moved_by_money and not state.could_change for state in states)
    return FirmView(
        firm=len(states) - len(fragile),
        could_change=len(fragile),
        best_in=_of_a_hundred(near.best_share),
        how=(
            f"{firm_meaning(analysis)} Nearby: each weight up to {whole_percent(settings.firm.nearby)} more or less; "
            f"{counted(near.samples, 'weighting')} drawn at random. That is judgement, and says "
            f"nothing of money or capacity: at one or more of {len(money.percents)} budgets tried, {money.least}% to "
            f"{money.most}% of today's, "
            f"{by_money or 'none'} of the firm ones would come out otherwise, or at another size."
        ),
        states=states,
        first_to_change=first,
        more_to_change=f"and {len(fragile) - len(first)} more" if len(fragile) > len(first) else "",
        but_for=_but_for(states),
    )


def _but_for(states: Sequence[StateLine]) -> str:
    """Count, in the words of the rows, the firm decisions that money may still move, and those that size may."""
    firm = but_for(states)
    if firm.size and firm.both == firm.size:
        return f"Firm but for money: {firm.money} ({firm.size} also for size)."
    counts = [
        f"but for {what}: {count}{more}"
        for what, count, more in (("money", firm.money, ""), ("size", firm.size, firm.among))
        if count
    ]
    return f"Firm {'; '.join(counts)}." if counts else ""


def firm_meaning(analysis: Analysis) -> str:
    """Say what firm means, in the words of every page and paper."""
    least = whole_percent(analysis.exercise.settings.firm.same_share)
    return (
        f"Firm: in or out the same {in_every_best_list(analysis)}in at least {least} of nearby weightings, and for "
        "every score and figure within its range."
    )


@once
def nearest_lines(analysis: Analysis) -> tuple[NearestLine, ...]:
    """Find the nearest change of every kind that changes the list, relative to today's figure the smallest first."""
    return tuple(_line(analysis, change) for change in nearest_changes(analysis).nearest)


def other_kinds_title(lines: Sequence[NearestLine]) -> str:
    """Say how many kinds of change are nearest after the first few; nothing where those are all."""
    others = len(lines) - FIRST_SHOWN
    return f"The nearest of {counted(others, 'other kind')}" if others > 0 else ""


def _first(fragile: Sequence[StateLine]) -> tuple[StateLine, ...]:
    letters = accumulate(len(state.name) for state in fragile)
    fits = [length <= LINE_LETTERS for length in letters]
    return tuple(fragile[: max(1, sum(fits))])


def _of_a_hundred(share: float) -> str:
    rounded = round(100 * share)
    if rounded == 100 and share < 1:
        return "over 99"
    return "under 1" if rounded == 0 and share > 0 else str(rounded)


def _line(analysis: Analysis, change: NearestChange) -> NearestLine:
    to_try = trying(analysis, change)
    return NearestLine(
        kind=KIND_WORDS[change.kind],
        change=change_words(analysis, change),
        moves=swap_words(analysis.problem, change.swap),
        to_try=to_try,
        try_words=joined(moved(analysis, to_try)) if to_try else "",
        lever_room=LEVER_ROOMS.get(change.kind, ""),
    )
