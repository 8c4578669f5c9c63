"""Which indicator of the exercise a published indicator is: by its id, by its published number, or by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.indicators import Indicator
from prioritise.domain.units import unit_in
from prioritise.files.cells import quoted
from prioritise.files.published.measures import SCALE_UNTIL_DECIDED, UNIT_UNTIL_DECIDED

LEAVE_OUT = ""
"""Chosen in place of an indicator: the published one is not used."""
PUBLISHED_NUMBER = re.compile(r"\bindicator (\d+)\b", re.IGNORECASE)
"""How a figure's source names the publisher's number."""
FEWEST_IN_COMMON = 3
NEAR_ENOUGH = 0.051
"""In the indicator's unit: two publishers may print one figure to different decimals, mostly to the first."""

NOT_LISTED = "not an indicator of this exercise"
NOT_WANTED = "left out by your choice"
OTHER_GROUP = "of another sex or age than the exercise's"
OTHER_UNIT = "in another unit than the exercise's"
SCALE_OPEN = "a percentage of which nobody has said whether its figures are shares; see the decisions"
TAKEN = "the exercise's indicator is already matched with another of the file"
SEVERAL = "more than one indicator of the exercise has this published number, sex and age"


class MatchedBy(StrEnum):
    """What a match rests on."""

    CHOICE = "your choice"
    ID = "the same id"
    NUMBER = "the same published number, sex and age"


@dataclass(frozen=True, slots=True)
class Match:
    """A published indicator and the exercise's own that it is, by their ids."""

    published: str
    own: str
    by: MatchedBy


@dataclass(frozen=True, slots=True)
class NotMatched:
    """A published indicator that is not used, and why. `suggestion` is an own id with the same figures, or empty."""

    published: str
    name: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Every published indicator, matched or not."""

    matches: tuple[Match, ...]
    not_matched: tuple[NotMatched, ...]


def match_indicators(
    own: Sequence[Indicator], published: Sequence[Indicator], chosen: Mapping[str, str], *, file: str
) -> Matching:
    """Match what a person chose first, then equal ids, then equal published numbers with the same sex and age.

    `chosen` is from published id to own id, or to LEAVE_OUT. A match is refused when the figures are in another unit.
    What has the same figures is suggested and never matched unasked. Raises FileProblems for a choice of an id that
    is in neither.
    """
    own_by_id = {indicator.id: indicator for indicator in own}
    _check_choices(chosen, {indicator.id for indicator in published}, set(own_by_id), file)
    matches: dict[str, Match] = {}
    reasons: dict[str, str] = {}
    for by in MatchedBy:
        taken = {match.own for match in matches.values()}
        for indicator in published:
            if indicator.id in matches or indicator.id in reasons:
                continue
            outcome = _outcome(indicator, own, own_by_id, chosen, by)
            if isinstance(outcome, str):
                reasons[indicator.id] = outcome
            elif outcome is not None and outcome.id in taken:
                reasons[indicator.id] = TAKEN
            elif outcome is not None:
                taken.add(outcome.id)
                matches[indicator.id] = Match(indicator.id, outcome.id, by)
    left = [indicator for indicator in own if indicator.id not in {match.own for match in matches.values()}]
    not_matched = [
        NotMatched(indicator.id, indicator.name, reasons.get(indicator.id, NOT_LISTED), _suggestion(indicator, left))
        for indicator in published
        if indicator.id not in matches
    ]
    return Matching(
        tuple(matches[indicator.id] for indicator in published if indicator.id in matches), tuple(not_matched)
    )


def published_numbers(indicator: Indicator) -> frozenset[str]:
    """Return the publisher's numbers that the sources of an indicator's figures name; mostly one, or none."""
    return frozenset(match[1] for value in indicator.values if (match := PUBLISHED_NUMBER.search(value.source)))


def _check_choices(chosen: Mapping[str, str], published: set[str], own: set[str], file: str) -> None:
    problems = [
        Problem(file=file, found=f"no indicator {quoted(id_)} to match", what_to_do="use an id of the import's report")
        for id_ in chosen
        if id_ not in published
    ]
    problems += [
        Problem(file="indicators.csv", found=f"no indicator {quoted(id_)} to match with", what_to_do="use an id it has")
        for id_ in chosen.values()
        if id_ != LEAVE_OUT and id_ not in own
    ]
    if problems:
        raise FileProblems(problems)


def _outcome(
    published: Indicator,
    own: Sequence[Indicator],
    by_id: Mapping[str, Indicator],
    chosen: Mapping[str, str],
    by: MatchedBy,
) -> Indicator | str | None:
    """The exercise's indicator, why there is none, or None when this way of matching says nothing."""
    if by is MatchedBy.CHOICE:
        if published.id not in chosen:
            return None
        if chosen[published.id] == LEAVE_OUT:
            return NOT_WANTED
        named = by_id[chosen[published.id]]
        if published.unit == SCALE_UNTIL_DECIDED:
            return SCALE_OPEN
        unknown = published.unit == UNIT_UNTIL_DECIDED
        return named if unknown or named.multiplier == published.multiplier else OTHER_UNIT
    if by is MatchedBy.ID:
        candidates = [by_id[published.id]] if published.id in by_id else []
    else:
        numbers = published_numbers(published)
        candidates = [indicator for indicator in own if numbers & published_numbers(indicator)]
    if not candidates:
        return None
    alike = [candidate for candidate in candidates if _group(candidate) == _group(published)]
    if len(alike) != 1:
        return SEVERAL if alike else OTHER_GROUP
    if published.unit == SCALE_UNTIL_DECIDED:
        return SCALE_OPEN
    return alike[0] if _unit(alike[0]) == _unit(published) else OTHER_UNIT


def _group(indicator: Indicator) -> tuple[str, str]:
    return indicator.sex.casefold(), indicator.age.casefold()


def _unit(indicator: Indicator) -> tuple[str, float]:
    named = unit_in(indicator.unit)
    return named.name if named else indicator.unit.casefold(), indicator.multiplier


def _suggestion(published: Indicator, own: Sequence[Indicator]) -> str:
    """The one own indicator of which at least three whole-area figures are in the file and all are the same."""
    alike = [indicator.id for indicator in own if _same_figures(published, indicator)]
    return alike[0] if len(alike) == 1 else ""


def _same_figures(published: Indicator, own: Indicator) -> bool:
    figures = _whole(published)
    common = [(figures[key], value) for key, value in _whole(own).items() if key in figures]
    return len(common) >= FEWEST_IN_COMMON and all(abs(one - other) < NEAR_ENOUGH for one, other in common)


def _whole(indicator: Indicator) -> dict[tuple[object, ...], float]:
    return {
        (value.area_code, value.period.start, value.period.end): value.value
        for value in indicator.values
        if value.value is not None and not value.category_type
    }
