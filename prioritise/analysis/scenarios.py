"""Which scenario is meant by a name."""

from __future__ import annotations

from prioritise.domain.errors import UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED, Scenario


def scenario_named(exercise: Exercise, name: str | None) -> Scenario:
    """Return the exercise's scenario of this id, or what was agreed when None. Raises UnknownName."""
    if name is None or name == AS_AGREED.id:
        return AS_AGREED
    for scenario in exercise.scenarios:
        if scenario.id == name:
            return scenario
    known = ", ".join([AS_AGREED.id, *(scenario.id for scenario in exercise.scenarios)])
    raise UnknownName(f"No scenario is called {name}. This exercise has: {known}.")
