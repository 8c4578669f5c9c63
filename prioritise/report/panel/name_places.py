"""Where somebody's name stands in what people wrote, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.question_names import question_name
from prioritise.domain.exercise import Exercise
from prioritise.files.people_names import too_short
from prioritise.store.members import PersonalName
from prioritise.store.names_in_texts import NamePlace
from prioritise.words import first_capital, joined


@dataclass(frozen=True, slots=True)
class NamePlaces:
    """The places in which a name can be taken out at once, a line each, and the files it must be changed in by hand."""

    here: tuple[str, ...]
    by_hand: str


def name_places(exercise: Exercise, places: Sequence[NamePlace]) -> NamePlaces:
    """Say where a name stands, each place once."""
    lines = (first_capital(f"{place.what}{_about(exercise, place)}") for place in places if not place.by_hand)
    return NamePlaces(tuple(dict.fromkeys(lines)), joined(place.what for place in places if place.by_hand))


def not_looked_for(named: PersonalName) -> str:
    """Say that a name is too short to be looked for; empty where it is not."""
    short = too_short((named.name, named.email))
    if not short:
        return ""
    return f"“{short[0]}” is too short to be looked for in what people wrote. Look for it yourself before you erase it."


def _about(exercise: Exercise, place: NamePlace) -> str:
    if place.intervention not in exercise.intervention_by_id:
        return ""
    if place.criterion not in exercise.criterion_by_id:
        return f" on {exercise.intervention_by_id[place.intervention].name}"
    return f", {question_name(exercise, place.intervention, '', place.criterion)}"
