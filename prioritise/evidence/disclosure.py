"""Small counts of people are not shown, nor is what would give them away by subtraction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.evidence.outcome import UnusableFigures

HIDDEN_MARK = "*"
"""What stands for a hidden count, as NHS England prints it; the same whatever the reason."""

HIDDEN_WORD = "hidden"
"""The same where a figure stands in a table of words."""

SMALL_NUMBER = 7
"""Counts of people from 1 to this are hidden below national level. Source: NHS England (NHS Digital), 2018 on."""


class Shown(StrEnum):
    """Whether a count is shown. The reason is for the record, not for print: it would tell which count is small."""

    SHOWN = "shown"
    SMALL = "hidden: too few people"
    PROTECTS = "hidden: it would give a small count away"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class ShownCount:
    """A count as it may be shown: None when hidden or not known."""

    count: float | None
    shown: Shown

    @property
    def hidden(self) -> bool:
        """Whether there is a count that is not shown."""
        return self.shown in (Shown.SMALL, Shown.PROTECTS)


@dataclass(frozen=True, slots=True)
class ShownCounts:
    """Counts and their total as they may be shown together. `total` is not known when none was given."""

    counts: tuple[ShownCount, ...]
    total: ShownCount


def is_small(count: float, small_number: int = SMALL_NUMBER) -> bool:
    """Tell whether a count of people must be hidden: above 0 and, rounded, at most `small_number`. Nobody is shown."""
    return count > 0 and math.floor(count + 0.5) <= small_number


def hide_small_counts(
    counts: Sequence[float | None], *, total: float | None = None, small_number: int = SMALL_NUMBER
) -> ShownCounts:
    """Hide counts from 1 to `small_number`, and as few others as keep them from being found from the total.

    With a total, a lone hidden count is the total less the rest; so the next smallest is hidden too, and another, until
    every small count could be at least two whole numbers, even for a reader who knows the rule and which is which. When
    there is no other count to hide the total is hidden. A small total is hidden itself. None is a count not known and
    stays so. Misleads across tables: two tables that share a total or a group must be hidden together. Raises
    UnusableFigures for a negative count or setting, or counts that come to more than their total.
    """
    _check(counts, total, small_number)
    shown = [_first_pass(count, small_number) for count in counts]
    whole = ShownCount(None, Shown.UNKNOWN) if total is None else _first_pass(total, small_number)
    if whole.shown is not Shown.SHOWN or total is None:
        return ShownCounts(tuple(shown), whole)
    while not _is_safe(counts, shown, total, small_number):
        place = _next_to_hide(shown)
        if place is None:
            return ShownCounts(tuple(shown), ShownCount(None, Shown.PROTECTS))
        shown[place] = replace(shown[place], count=None, shown=Shown.PROTECTS)
    return ShownCounts(tuple(shown), whole)


def _check(counts: Sequence[float | None], total: float | None, small_number: int) -> None:
    if small_number < 0:
        raise UnusableFigures(f"the small number must be 0 or more, not {small_number}")
    known = [count for count in counts if count is not None]
    for count in [*known, *([] if total is None else [total])]:
        if not (math.isfinite(count) and count >= 0):
            raise UnusableFigures(f"a count of people must be 0 or more, not {count:.15g}")
    if total is None:
        return
    together = math.fsum(known)
    if together > total + 0.5 or (len(known) == len(counts) and counts and together < total - 0.5):
        raise UnusableFigures(f"the counts come to {together:.15g}, but their total is given as {total:.15g}")


def _first_pass(count: float | None, small_number: int) -> ShownCount:
    if count is None:
        return ShownCount(None, Shown.UNKNOWN)
    return ShownCount(None, Shown.SMALL) if is_small(count, small_number) else ShownCount(count, Shown.SHOWN)


def _next_to_hide(shown: Sequence[ShownCount]) -> int | None:
    """The smallest count still shown. Nobody (0) is left, since hiding it would protect nothing."""
    places = [(count.count, place) for place, count in enumerate(shown) if count.count]
    return min(places)[1] if places else None


def _is_safe(counts: Sequence[float | None], shown: Sequence[ShownCount], total: float, small_number: int) -> bool:
    """Whether every small count could be two whole numbers or more, given the total and everything shown."""
    small = [count for count, shown_count in zip(counts, shown, strict=True) if shown_count.shown is Shown.SMALL]
    if not small:
        return True
    remainder = math.floor(total - math.fsum(count.count for count in shown if count.count is not None) + 0.5)
    protecting = sum(count.shown is Shown.PROTECTS for count in shown)
    open_ended = protecting > 0 or any(count.shown is Shown.UNKNOWN for count in shown)
    others_least = len(small) - 1 + protecting * (small_number + 1)
    others_most = math.inf if open_ended else (len(small) - 1) * small_number
    least, most = max(1, remainder - others_most), min(small_number, remainder - others_least)
    return most - least >= 1
