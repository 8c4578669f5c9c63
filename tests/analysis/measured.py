"""Exercises by hand whose every measurement is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Measurement


def measured(
    base: Exercise, values: Mapping[str, float], ranges: Mapping[str, tuple[float, float]] | None = None
) -> Exercise:
    """The same value on every criterion, so that it is the score; a low and a high on the first where given."""
    rows = []
    for name, value in values.items():
        for number, criterion in enumerate(base.criteria):
            low, high = (ranges or {}).get(name, (None, None)) if number == 0 else (None, None)
            rows.append(Measurement(name, criterion.id, value, low, high, "made up"))
    return replace(base, measurements=tuple(rows))
