"""A cell (an intervention on a criterion) and its value in words."""

from __future__ import annotations

from prioritise.analysis.names import level_named
from prioritise.domain.criteria import Criterion
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import CellSpread, UnscoredCell
from prioritise.words import lower_first, short_number


def cell_name(exercise: Exercise, spread: CellSpread | UnscoredCell) -> str:
    """A cell in words: "Warm homes at half scale on “can it be delivered”"."""
    called = next((level.name for level in exercise.levels_of[spread.intervention] if level.level == spread.level), "")
    at = f" at {lower_first(called)}" if called else ""
    criterion = exercise.criterion_by_id[spread.criterion]
    return f"{exercise.intervention_by_id[spread.intervention].name}{at} on “{lower_first(criterion.name)}”"


def value_words(criterion: Criterion, value: float) -> str:
    """A value, with the name of its level where it is one: "40 (serious obstacles)"."""
    number = short_number(value)
    named = level_named(criterion.scale, value)
    return f"{number} ({lower_first(named)})" if named else number
