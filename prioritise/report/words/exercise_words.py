"""What is said of an exercise wherever its figures are shown."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.words import joined


def illustrative_sentence(exercise: Exercise) -> str:
    """Say what in this exercise is not real, or nothing when everything is."""
    if not exercise.illustrative:
        return ""
    return f"The {joined(exercise.illustrative)} in this exercise are not real figures. Do not rely on them."
