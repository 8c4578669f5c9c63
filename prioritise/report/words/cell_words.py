"""A cell (an intervention on a criterion), its value and its figure in words."""

from __future__ import annotations

from prioritise.analysis.names import level_named
from prioritise.analysis.question_names import question_name
from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Measurement
from prioritise.judgement.disagreement import CellSpread, UnscoredCell
from prioritise.words import first_capital, lower_first, measured_figure, short_number


def cell_name(exercise: Exercise, spread: CellSpread | UnscoredCell) -> str:
    """Return a cell in words: "Warm homes at half scale on “can it be delivered”"."""
    return question_name(exercise, spread.intervention, spread.level, spread.criterion)


def value_words(criterion: Criterion, value: float) -> str:
    """Return a value, with the name of its level where it is one: "40 (serious obstacles)"."""
    number = short_number(value)
    named = level_named(criterion.scale, value)
    return f"{number} ({lower_first(named)})" if named else number


def measurement_words(criterion: Criterion, measurement: Measurement) -> str:
    """Write a figure with its unit, or the level it stands for."""
    if isinstance(criterion.scale, LevelScale):
        named = measurement.step or level_named(criterion.scale, measurement.value)
        return first_capital(named) or f"{measurement.value:,.0f} out of 100"
    return measured_figure(measurement.value, criterion.unit)


def unscored_words(spread: CellSpread) -> list[str]:
    """Say how many members did not know, and how many stood aside; nothing of none."""
    counts = ((spread.unknown, "did not know"), (spread.interest, "stood aside"))
    return [f"{count} {what}" for count, what in counts if count]


def partner_called(exercise: Exercise, partner: str) -> str:
    """Name a partner whose members gave a score; by its id where it is no longer one."""
    return exercise.partner_by_id[partner].name if partner in exercise.partner_by_id else partner
