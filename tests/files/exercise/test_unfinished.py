"""An exercise that is not finished opens: what is there must be sound, and what is not there yet is said."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.analysis.unfinished import Lacks, to_come
from prioritise.domain.errors import FileProblems, IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.own_list.begun import empty_list
from tests.files.small_exercise import edited


def opened(files: dict[str, bytes]) -> Exercise:
    return load_exercise_files(files, awaiting_panel=True, unfinished=True)


def test_a_list_with_nothing_in_it_opens_and_says_all_that_is_to_come():
    exercise = opened(empty_list())
    assert [each.lacks for each in to_come(exercise)] == [
        Lacks.INTERVENTIONS,
        Lacks.FUNDS,
        Lacks.PARTNERS,
        Lacks.CRITERIA,
    ]
    with pytest.raises(IncompleteExercise, match="List what you could start"):
        analyse(exercise)


def test_exercise_yaml_alone_opens():
    assert not opened({"exercise.yaml": empty_list()["exercise.yaml"]}).interventions


def test_what_is_finished_lacks_nothing():
    assert to_come(load_exercise_files(edited())) == ()


def test_a_cost_that_is_not_there_is_never_zero():
    files = edited()
    files["costs.csv"] = b"\n".join(line for line in files["costs.csv"].split(b"\n") if not line.startswith(b"gym,"))
    with pytest.raises(FileProblems, match="no row for gym"):
        load_exercise_files(files, awaiting_panel=True)
    exercise = opened(files)
    (lacking,) = to_come(exercise)
    assert lacking.lacks is Lacks.COSTS
    assert exercise.intervention_by_id["gym"].name in lacking.sentence
    with pytest.raises(IncompleteExercise):
        analyse(exercise)


def test_a_year_without_its_cost_or_its_budget_is_asked_for():
    files = edited()
    lines = files["costs.csv"].split(b"\n")
    last = next(place for place, line in enumerate(lines) if b"yes" in line)
    files["costs.csv"] = b"\n".join(lines[:last] + lines[last + 1 :])
    assert Lacks.COST_YEARS in {each.lacks for each in to_come(opened(files))}


def test_what_is_there_and_wrong_is_refused_all_the_same():
    files = edited()
    files["costs.csv"] += b"nobody,nothing,2026/27,1,revenue,no\n"
    with pytest.raises(FileProblems, match="nobody"):
        opened(files)
