"""A question somebody tried, kept with the exercise as one of its scenarios."""

from __future__ import annotations

from dataclasses import replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import readable_text
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.problem_list import ProblemList
from prioritise.files.scenario.text import scenario_id, with_scenarios

BOX = "name of the scenario"


def named_scenario(exercise: Exercise, question: Scenario, name: str) -> Scenario:
    """Return the question under a name, with an id made from it that no scenario of the exercise has.

    Raises FileProblems for a name that no file could hold or that another scenario has.
    """
    called = readable_text(name, what=BOX, needed=True)
    taken = {scenario.name.casefold() for scenario in exercise.scenarios} | {AS_AGREED.name.casefold()}
    if called.casefold() in taken:
        problems = ProblemList()
        problems.add(BOX, f"“{called}”, which another scenario is called", "give it a name of its own")
        raise problems.refusal()
    return replace(question, id=scenario_id(called, {scenario.id for scenario in exercise.scenarios}), name=called)


def exercise_with_scenario(exercise: Exercise, scenario: Scenario) -> Exercise:
    """Return the exercise with the scenario in its `exercise.yaml`; every other byte of its files is as it was.

    Raises FileProblems naming everything that keeps the scenario from being run in this exercise.
    """
    files = {file.name: file.content for file in exercise.files}
    files[EXERCISE_FILE] = with_scenarios(files[EXERCISE_FILE], [scenario])
    return load_exercise_files(files, awaiting_panel=True, unfinished=True)
