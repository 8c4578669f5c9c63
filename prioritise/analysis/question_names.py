"""What a question is called: an intervention at a level, on a criterion."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.words import lower_first


def question_name(exercise: Exercise, intervention: str, level: str, criterion: str) -> str:
    """Name a question: "Warm homes at half scale on “can it be delivered”"."""
    called = next((listed.name for listed in exercise.levels_of[intervention] if listed.level == level), "")
    at = f" at {lower_first(called)}" if called else ""
    asked = lower_first(exercise.criterion_by_id[criterion].name)
    return f"{exercise.intervention_by_id[intervention].name}{at} on “{asked}”"
