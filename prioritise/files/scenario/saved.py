"""A question somebody tried, kept with the exercise as one of its scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prioritise.domain.errors import refusal
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.files.exercise.loading import load_changed
from prioritise.files.exercise.panel_files import readable_text
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.scenario.text import scenario_id, with_scenarios, without_scenarios

BOX = "name of the scenario"


def named_scenario(exercise: Exercise, question: Scenario, name: str) -> Scenario:
    """Return the question under a name, with an id made from it that no scenario of the exercise has.

    Raises FileProblems for a name that no file could hold or that another scenario has.
    """
    called = _name_of_its_own(exercise.scenarios, name)
    return replace(question, id=scenario_id(called, {scenario.id for scenario in exercise.scenarios}), name=called)


def renamed_scenario(exercise: Exercise, scenario: Scenario, name: str) -> Scenario:
    """Return one of the exercise's scenarios under another name, with the id it has. Raises as `named_scenario`."""
    others = [other for other in exercise.scenarios if other.id != scenario.id]
    return replace(scenario, name=_name_of_its_own(others, name))


def exercise_with_scenario(exercise: Exercise, scenario: Scenario) -> Exercise:
    """Return the exercise with the scenario in its `exercise.yaml`; every other byte of its files is as it was.

    Raises FileProblems naming everything that keeps the scenario from being run in this exercise.
    """
    content = with_scenarios(exercise.contents[EXERCISE_FILE], [scenario])
    return load_changed(exercise, {EXERCISE_FILE: content})


def exercise_without_scenario(exercise: Exercise, scenario: Scenario) -> Exercise:
    """Return the exercise with one of its scenarios taken out of `exercise.yaml`.

    Raises FileProblems where the file is not in a form that can be changed.
    """
    content = without_scenarios(exercise.contents[EXERCISE_FILE], [scenario.id])
    return load_changed(exercise, {EXERCISE_FILE: content})


def _name_of_its_own(others: Sequence[Scenario], name: str) -> str:
    called = readable_text(name, what=BOX, needed=True)
    taken = {scenario.name.casefold() for scenario in (*others, AS_AGREED)}
    if called.casefold() in taken:
        raise refusal(BOX, f"“{called}”, which another scenario is called", "give it a name of its own")
    return called
