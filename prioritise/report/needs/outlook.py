"""Where an indicator is heading if nothing changes, and what the needs assessment cannot tell, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prioritise.analysis.needs import evidence_of_need
from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator
from prioritise.evidence.need_profile import Gap, Unknown
from prioritise.evidence.outcome import CannotTell
from prioritise.evidence.projection import Projection
from prioritise.words import TextTable, counted, interval, with_unit

GAP_WORDS = {
    Gap.NO_INDICATOR: (
        "part of the needs assessment has no indicator",
        "parts of the needs assessment have no indicator",
    ),
    Gap.NO_FIGURE: ("indicator has no figure for this place", "indicators have no figure for this place"),
    Gap.OLD_FIGURE: ("figure is old", "figures are old"),
    Gap.NO_BENCHMARK: ("figure has nothing to be compared with", "figures have nothing to be compared with"),
    Gap.NO_INTERVAL: ("figure has no known interval", "figures have no known interval"),
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is said of the years ahead; `table` is None where a projection would be a guess."""

    sentence: str
    table: TextTable | None


@dataclass(frozen=True, slots=True)
class NotKnown:
    """One kind of thing the evidence cannot tell, how often, and a sentence for each."""

    title: str
    sentences: tuple[str, ...]


def outlook(exercise: Exercise, indicator: Indicator) -> Outlook:
    """Carry an indicator on to the years of the plan, with its 95% interval, or say why that cannot be told.

    Raises StopIteration for one that has no figure for the area.
    """
    projection = next(row.projection for row in evidence_of_need(exercise).rows if row.indicator.id == indicator.id)
    if isinstance(projection, CannotTell):
        return Outlook(f"Where it is heading cannot be told. {projection.reason}", None)
    last = projection.values[-1]
    spread = interval(last.lower, last.upper, indicator.unit)
    ahead = f"By {last.year}: {with_unit(last.value, indicator.unit)} (95% interval {spread})."
    return Outlook(f"{ahead} {projection.sentence}", _table(projection, indicator))


def not_known(exercise: Exercise) -> tuple[NotKnown, ...]:
    """Return what the evidence cannot tell, kind by kind, in the order of how much is missing."""
    unknowns = evidence_of_need(exercise).unknowns
    kinds = ((words, [unknown for unknown in unknowns if unknown.gap is gap]) for gap, words in GAP_WORDS.items())
    return tuple(NotKnown(counted(len(found), *words), _said_once(found)) for words, found in kinds if found)


def _said_once(unknowns: Iterable[Unknown]) -> tuple[str, ...]:
    """A sentence for each, and one for all of which the same is said."""
    names_by_said: dict[str, list[str]] = {}
    for unknown in unknowns:
        names_by_said.setdefault(unknown.said, []).append(unknown.name)
    return tuple(f"{'; '.join(names)}: {said}" if any(names) else said for said, names in names_by_said.items())


def _table(projection: Projection, indicator: Indicator) -> TextTable:
    return TextTable(
        ("Year", "If nothing changes", "95% interval"),
        tuple(
            (value.year, with_unit(value.value, indicator.unit), interval(value.lower, value.upper, indicator.unit))
            for value in projection.values
        ),
    )
