"""Which scenario is meant by a name, and what follows from it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.analysing import analyse
from prioritise.analysis.once import once
from prioritise.domain.errors import IncompleteExercise, UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED, Scenario

MOST_KEPT = 512
"""Analyses kept: whoever moves a slider back and forth, on a server with many at work, waits for each once."""


def scenario_named(exercise: Exercise, name: str | None) -> Scenario:
    """Return the exercise's scenario of this id, or what was agreed when None. Raises UnknownName."""
    if name is None or name == AS_AGREED.id:
        return AS_AGREED
    for scenario in exercise.scenarios:
        if scenario.id == name:
            return scenario
    known = ", ".join([AS_AGREED.id, *(scenario.id for scenario in exercise.scenarios)])
    raise UnknownName(f"No scenario is called {name}. This exercise has: {known}.")


def analysis_under(exercise: Exercise, scenario: Scenario = AS_AGREED) -> Analysis:
    """Analyse an exercise under a scenario, once for all who ask the same question. Raises as `analyse` does."""
    return _named(exercise, _Asked(scenario))


def analysis_if_complete(exercise: Exercise, scenario: Scenario = AS_AGREED) -> Analysis | None:
    """Analyse an exercise whose panel may not be done; None while a figure that a score needs is missing."""
    try:
        return analysis_under(exercise, scenario)
    except IncompleteExercise:
        return None


@dataclass(frozen=True, slots=True)
class _Question:
    scenario: Scenario

    @property
    def key(self) -> Hashable:
        """What is asked, whatever it is called."""
        return self.scenario.digest


@dataclass(frozen=True, slots=True)
class _Asked:
    scenario: Scenario

    @property
    def key(self) -> Hashable:
        """What is asked, and what it is called."""
        return self.scenario.digest, self.scenario.id, self.scenario.name


def _by_name(exercise: Exercise, asked: _Asked) -> Analysis:
    known = _answered(exercise, _Question(asked.scenario))
    return known if known.scenario == asked.scenario else replace(known, scenario=asked.scenario)


def _by_question(exercise: Exercise, question: _Question) -> Analysis:
    return analyse(exercise, question.scenario)


_named = once(_by_name, most_kept=MOST_KEPT)
_answered = once(_by_question, most_kept=MOST_KEPT)
