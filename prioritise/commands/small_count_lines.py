"""What is said of a file that holds small counts of people."""

from __future__ import annotations

from prioritise.analysis.small_counts import small_counts_held
from prioritise.domain.exercise import Exercise
from prioritise.words import counted


def small_count_lines(exercise: Exercise, file: str) -> tuple[str, ...]:
    """Say that a file holds the exercise's files as they are, where these have small counts of people."""
    counts = small_counts_held(exercise)
    if not counts:
        return ()
    small = f"{counted(counts, 'count')} of {exercise.settings.small_number} or fewer people"
    return (
        f"Note: {file} holds your files as they are, with {small}. Keep it within the partnership;",
        "docs/method/evidence.md says how to publish one.",
    )
