"""Whether something that somebody named is there, and what they may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from prioritise.domain.errors import UnknownName
from prioritise.domain.exercise import Exercise


def require_intervention(exercise: Exercise, intervention: str) -> None:
    """Raise UnknownName, with the nearest id there is, unless the exercise has this intervention."""
    if intervention not in exercise.intervention_by_id:
        raise UnknownName(
            f"No intervention is called {intervention}.{did_you_mean(intervention, exercise.intervention_by_id)}"
        )


def did_you_mean(named: str, known: Iterable[str]) -> str:
    """Name what is spelled most like it, as a sentence after a space; empty where nothing is."""
    close = get_close_matches(named, list(known), n=1)
    return f" Did you mean {close[0]}?" if close else ""
