"""Deprivation fifths and tenths in their true order, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FIFTHS, TENTHS = 5, 10

_PLACES = {"": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_GROUP = r"(?P<unit>deciles?|quintiles?|tenths?|fifths?)?"
_WORDS = re.compile(
    rf"(?P<place>second|third|fourth|fifth|2nd|3rd|4th|5th)? ?(?P<end>most|least|more|less) deprived ?{_GROUP}"
)
_MIDDLE = re.compile(rf"(?:middle|average)(?: deprived)? ?{_GROUP}")
_NUMBER = re.compile(
    r"(?:imd )?(?P<before>decile|quintile|tenth|fifth|d|q)? ?(?P<number>\d{1,2})"
    r"(?: ?- ?|: ?| )?(?P<end>(?:most|least) deprived)?"
)
_TENTHS_WORDS = ("decile", "tenth", "d")


@dataclass(frozen=True, slots=True)
class DeprivationOrder:
    """Labels from the most to the least deprived, with the place of each (1 is the most deprived) out of `groups`.

    Two names of one group (with and without "(IMD2019)") share a place.
    """

    labels: tuple[str, ...]
    places: tuple[int, ...]
    groups: int

    @property
    def complete(self) -> bool:
        """Whether every group is there, so that the labels cover the whole population."""
        return set(self.places) == set(range(1, self.groups + 1))

    def place_of(self, label: str) -> int:
        """Return the label's place: 1 for the most deprived group. Raises ValueError for a label that was not given."""
        return self.places[self.labels.index(label)]


def deprivation_order(labels: Iterable[str]) -> DeprivationOrder | None:
    """Put deprivation groups in order from the most to the least deprived; None when they are not such groups.

    Reads the published forms: `Most deprived quintile`, `Second most deprived`, `Average deprived quintile`, `Middle`,
    `Fifth less deprived decile`, `Least deprived decile (IMD2019)`, `Decile 1 (most deprived)`, with stray quotes,
    spaces and capitals. The order comes from the words, since in text order "Fifth less" stands before "Most". Bare
    numbers are read only when one of them says which end it is: publishers number from either end.
    """
    distinct = tuple(dict.fromkeys(labels))
    read = [_read(label) for label in distinct]
    known = [label for label in read if label is not None]
    if not distinct or len(known) < len(distinct):
        return None
    groups = _number_of_groups(known)
    if groups is None:
        return None
    places = _places(known, groups)
    if places is None:
        return None
    ranked = sorted(zip(places, distinct, strict=True))
    return DeprivationOrder(tuple(label for _, label in ranked), tuple(place for place, _ in ranked), groups)


@dataclass(frozen=True, slots=True)
class _Label:
    """What one label says: its place from the most (positive) or least (negative) deprived end, or its number."""

    from_end: int
    middle: bool
    number: int
    groups: int


def _read(label: str) -> _Label | None:
    text = _plain(label)
    words, middle, number = _WORDS.fullmatch(text), _MIDDLE.fullmatch(text), _NUMBER.fullmatch(text)
    if words:
        place = _PLACES[words["place"] or ""]
        sign = 1 if words["end"] in ("most", "more") else -1
        return _Label(sign * place, False, 0, _groups_named(words["unit"]))
    if middle:
        return _Label(0, True, 0, _groups_named(middle["unit"]))
    if number and int(number["number"]) >= 1:
        end = number["end"] or ""
        sign = 1 if end.startswith("most") else -1 if end.startswith("least") else 0
        return _Label(sign, False, int(number["number"]), _groups_named(number["before"]))
    return None


def _plain(label: str) -> str:
    """Lower case, single spaces, no quotes; a bracket naming the index is dropped, one naming an end is kept."""
    text = re.sub(r"[\"'\u2018\u2019\u201c\u201d]", "", label.lower()).replace("\u2013", "-")
    text = re.sub(
        r"\((?:(most|least) deprived|[^)]*)\)", lambda match: f"{match[1]} deprived" if match[1] else "", text
    )
    return " ".join(text.split())


def _groups_named(unit: str | None) -> int:
    if not unit:
        return 0
    return TENTHS if unit.startswith(_TENTHS_WORDS) else FIFTHS


def _number_of_groups(labels: Sequence[_Label]) -> int | None:
    """Fifths or tenths: as the labels say, else from what they hold. None when they disagree."""
    named = {label.groups for label in labels if label.groups}
    if len(named) > 1:
        return None
    if named:
        return named.pop()
    highest = max(label.number for label in labels)
    if highest:
        return highest if highest in (FIFTHS, TENTHS) else None
    if any(label.middle for label in labels):
        return FIFTHS
    return FIFTHS if max(abs(label.from_end) for label in labels) <= 2 else TENTHS


def _places(labels: Sequence[_Label], groups: int) -> list[int] | None:
    numbered = [label for label in labels if label.number]
    if numbered and len(numbered) < len(labels):
        return None
    places = _numbered_places(numbered, groups) if numbered else [_worded_place(label, groups) for label in labels]
    if places is None or not all(1 <= place <= groups for place in places):
        return None
    return places


def _worded_place(label: _Label, groups: int) -> int:
    """Out of range (0) when the words name no such group, as the middle of tenths."""
    if label.middle:
        return (groups + 1) // 2 if groups % 2 else 0
    within = abs(label.from_end) <= (groups + 1) // 2
    place = label.from_end if label.from_end > 0 else groups + 1 + label.from_end
    return place if within else 0


def _numbered_places(labels: Sequence[_Label], groups: int) -> list[int] | None:
    """The labels' numbers, turned round when 1 is the least deprived; None when no label says, or two disagree."""
    rising = {(label.from_end > 0) == (label.number == 1) for label in labels if label.from_end}
    ends = all(label.number in (1, groups) for label in labels if label.from_end)
    if len(rising) != 1 or not ends:
        return None
    return [label.number if rising == {True} else groups + 1 - label.number for label in labels]
