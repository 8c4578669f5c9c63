"""Whether something that somebody named is there, and what they may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.errors import UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.files.likeness import fitting


def require_intervention(exercise: Exercise, intervention: str) -> None:
    """Raise UnknownName, with the nearest id there is, unless the exercise has this intervention."""
    if intervention not in exercise.intervention_by_id:
        raise UnknownName(
            f"No intervention is called {intervention}.{did_you_mean(intervention, exercise.intervention_by_id)}"
        )


def did_you_mean(named: str, known: Iterable[str]) -> str:
    """Name what is most likely meant, as a sentence after a space; empty where nothing is."""
    close = fitting(named, known)
    return f" Did you mean {' or '.join(close)}?" if close else ""
