"""What things are called, for whoever shows them: asked here, so that no page reaches below the analysis."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.judgement.values import level_named, levels_around, value_bounds
from prioritise.portfolio.naming import at_level, capacity_name, fund_name, is_cut, name
from prioritise.portfolio.rules import clause, sentence
from prioritise.words import lower_first

__all__ = [
    "at_level",
    "capacity_name",
    "clause",
    "fund_name",
    "is_cut",
    "level_named",
    "levels_around",
    "name",
    "question_name",
    "sentence",
    "value_bounds",
]


def question_name(exercise: Exercise, intervention: str, level: str, criterion: str) -> str:
    """Name a question: "Warm homes at half scale on “can it be delivered”"."""
    called = next((listed.name for listed in exercise.levels_of[intervention] if listed.level == level), "")
    at = f" at {lower_first(called)}" if called else ""
    asked = lower_first(exercise.criterion_by_id[criterion].name)
    return f"{exercise.intervention_by_id[intervention].name}{at} on “{asked}”"
