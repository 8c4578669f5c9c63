"""Whether what somebody asks about is there, what they may have meant, and whether it can be answered."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.errors import UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.files.likeness import fitting
from prioritise.portfolio.portfolio import Portfolio


def require_intervention(exercise: Exercise, intervention: str) -> None:
    """Raise UnknownName, with the nearest id there is, unless the exercise has this intervention."""
    if intervention not in exercise.intervention_by_id:
        raise UnknownName(
            f"No intervention is called {intervention}.{did_you_mean(intervention, exercise.intervention_by_id)}"
        )


def require_proven(portfolio: Portfolio, unknown: str) -> None:
    """Raise UnknownName, with what is not known then, unless a portfolio is proven best."""
    if not portfolio.is_proven:
        raise UnknownName(f"No list is proven best, so {unknown} is not known.")


def did_you_mean(named: str, known: Iterable[str]) -> str:
    """Name what is most likely meant, as a sentence after a space; empty where nothing is."""
    close = fitting(named, known)
    return f" Did you mean {' or '.join(close)}?" if close else ""
