"""A scenario that was tried goes out with the exercise and comes back the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse
from prioritise.domain.errors import FileProblems
from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise_archive, load_exercise_files
from prioritise.files.scenario.saved import (
    exercise_with_scenario,
    exercise_without_scenario,
    named_scenario,
    renamed_scenario,
)
from tests.files.small_exercise import small_exercise
from tests.files.test_capacities import staffed

TRIED = Scenario(id="what-if", name="What if", rules_add=(MustFund("held-walks", "walks", "A pledge"),))


def test_it_goes_out_in_the_exercise_and_comes_back_and_runs_the_same() -> None:
    before = small_exercise()
    saved = named_scenario(before, TRIED, " Walks for all ")
    after = exercise_with_scenario(before, saved)
    again = load_exercise_archive("small.zip", write_archive(after.files))
    assert again.scenarios[-1] == saved
    assert (saved.id, saved.name) == ("walks-for-all", "Walks for all")
    assert analyse(again, saved).portfolio == analyse(before, TRIED).portfolio
    originals = {each.name: each.content for each in before.files}
    assert [each.name for each in after.files if originals[each.name] != each.content] == ["exercise.yaml"]


@pytest.mark.parametrize("name", ["", "  ", "=cmd()", "As it stands", "tighter money"])
def test_a_name_that_is_empty_or_taken_is_refused(name: str) -> None:
    exercise = exercise_with_scenario(small_exercise(), named_scenario(small_exercise(), TRIED, "Tighter money"))
    with pytest.raises(FileProblems):
        named_scenario(exercise, TRIED, name)


def test_a_scenario_that_this_exercise_cannot_run_is_refused_with_every_reason() -> None:
    rules = (MustFund("one", "nothing", "Made up"), MustFund("two", "walks", "Made up", "half"))
    with pytest.raises(FileProblems) as refused:
        exercise_with_scenario(small_exercise(), Scenario(id="bad", name="Bad", rules_add=rules))
    assert len(refused.value.problems) == 2


def test_another_limit_of_a_capacity_goes_out_and_comes_back_and_one_that_is_not_there_is_refused() -> None:
    before = load_exercise_files(staffed())
    less = Scenario(id="fewer-hours", name="Fewer hours", capacities={"nurse-hours": {"2026/27": 10}})
    after = exercise_with_scenario(before, less)
    assert load_exercise_archive("small.zip", write_archive(after.files)).scenarios[-1] == less
    assert [each.limit for each in analyse(after, less).problem.capacities] == [10, 100]
    with pytest.raises(FileProblems) as refused:
        exercise_with_scenario(before, replace(less, capacities={"nurse-ours": {"2026/27": 10}}))
    assert refused.value.problems[0].found == "“nurse-ours”, which is not a capacity"
    with pytest.raises(FileProblems) as refused:
        exercise_with_scenario(before, replace(less, capacities={"nurse-hours": {"2031/32": 10}}))
    assert refused.value.problems[0].found == "an amount for 2031/32"


def test_one_is_taken_out_again_and_the_others_keep_their_bytes() -> None:
    before = small_exercise()
    saved = named_scenario(before, TRIED, "Walks for all")
    without = exercise_without_scenario(exercise_with_scenario(before, saved), saved)
    assert without.scenarios == before.scenarios
    assert without.digest == before.digest


def test_one_is_renamed_under_the_id_it_has() -> None:
    before = exercise_with_scenario(small_exercise(), named_scenario(small_exercise(), TRIED, "Walks for all"))
    renamed = renamed_scenario(before, before.scenarios[-1], " Walks for most ")
    after = exercise_with_scenario(before, renamed)
    assert (after.scenarios[-1].id, after.scenarios[-1].name) == ("walks-for-all", "Walks for most")
    assert renamed_scenario(after, renamed, "WALKS FOR MOST").name == "WALKS FOR MOST"
    with pytest.raises(FileProblems):
        renamed_scenario(after, renamed, "As it stands")
