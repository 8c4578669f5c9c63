"""A refreshed exercise is the old one with new figures, loaded like any other, and every figure is accounted for."""

from __future__ import annotations

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.own_list.begun import empty_list
from prioritise.files.refresh import Change, Refreshed, Refreshing, read_figures, refresh
from tests.files.published.made_up import ENGLAND, OTHER_FILES, ROCHDALE, deprivation, download
from tests.files.refresh.smallville import (
    VALUES,
    exercise_to_refresh,
    new_download,
    new_next,
    new_tidied,
    read,
    smoking_row,
)


def refreshed(content: bytes, **choices: object) -> Refreshed:
    found = refresh(exercise_to_refresh(), read(content), Refreshing(**choices))
    figures = sum(len(each.values) for each in found.published.indicators)
    assert figures == len(found.changes) + sum(each.figures for each in found.left_out)
    return found


def files_of(found: Refreshed) -> dict[str, bytes]:
    return {each.name: each.content for each in found.exercise.files}


@pytest.mark.parametrize("content", [new_download(), new_next()], ids=["download", "next"])
def test_a_later_year_is_added_wherever_it_comes_from(content: bytes):
    found = refreshed(content)
    latest = found.exercise.indicator_by_id["smoking"].latest(ROCHDALE)
    assert latest is not None
    assert (latest.period.label, latest.value, latest.count) == ("2024/25", 14.0, 1400)
    assert len(found.of_kind(Change.ADDED)) == len(VALUES)
    assert found.not_in_file == ("active",)


def test_the_tidied_form_needs_a_person_to_say_which_indicator_it_is():
    assert not refreshed(new_tidied()).changed
    found = refreshed(new_tidied(), matches={"adults-smoking": "smoking"}, carry_denominators=True)
    latest = found.exercise.indicator_by_id["smoking"].latest(ROCHDALE)
    assert latest is not None
    assert (latest.value, latest.denominator) == (14.0, 10_000)
    assert "carried over from 2023/24" in latest.source


def test_only_the_indicators_file_is_rewritten():
    before = {each.name: each.content for each in exercise_to_refresh().files}
    after = files_of(refreshed(new_download()))
    assert {name for name in after if after[name] != before.get(name)} == {"indicators.csv"}
    old, new = (set(each["indicators.csv"].decode().splitlines()) for each in (before, after))
    assert old - new == set()
    assert len(new - old) == len(VALUES)


def test_what_the_exercise_calls_its_indicator_stays():
    old, new = (each.indicator_by_id["smoking"] for each in (exercise_to_refresh(), refreshed(new_download()).exercise))
    assert (new.name, new.domain, new.unit, new.polarity) == (old.name, old.domain, old.unit, old.polarity)


def test_the_same_figures_again_change_nothing_at_all():
    once = refreshed(new_download())
    again = refresh(once.exercise, read(new_download()))
    assert again.exercise is once.exercise
    assert not again.changed


def test_a_file_of_what_the_exercise_does_not_list_changes_nothing_unless_it_is_wanted():
    other = download({}, {"Area Code": ENGLAND, "Area Name": "England"})
    found = refreshed(other)
    assert not found.changed
    assert [each.reason for each in found.left_out] == ["not an indicator of this exercise"]
    wanted = refreshed(other, add_new=True)
    assert wanted.new_indicators == ("93763",)
    assert wanted.exercise.indicator_by_id["93763"].latest(ROCHDALE) is not None


def test_the_indices_of_deprivation_can_be_taken_in():
    found = refreshed(deprivation({}), add_new=True)
    assert found.new_indicators == ("deprivation-2025-crime-most-deprived-tenth", "deprivation-2025-crime-score")


def test_one_left_out_by_choice_stays_as_it_was():
    found = refreshed(new_download(), matches={"93085": ""})
    assert not found.changed
    assert found.not_in_file == ("smoking", "active")


def test_figures_a_score_could_not_rest_on_are_refused_with_what_to_do():
    with pytest.raises(FileProblems) as caught:
        refreshed(new_tidied(), matches={"adults-smoking": "smoking"})
    first = caught.value.problems[0]
    assert "no denominator for 2024/25" in first.found
    assert "carry over" in first.what_to_do


def test_a_year_the_benchmark_lacks_is_refused_and_names_it():
    with pytest.raises(FileProblems, match="2024/25 for Smallville and not for E92000001"):
        refreshed(download(smoking_row(ROCHDALE, "14")))


def test_a_bad_file_is_refused_and_the_exercise_is_as_it_was():
    digest = exercise_to_refresh().digest
    for content in (b"PK\x03\x04", b"", b"a,b\n1,2\n", "Area Code".encode("utf-16"), new_download() + b'=cmd|"x"!A1\n'):
        with pytest.raises(FileProblems):
            read(content)
    assert exercise_to_refresh().digest == digest


def test_an_exercise_without_figures_needs_a_file_with_its_benchmark_first():
    files = {name: text.encode() for name, text in OTHER_FILES.items()}
    empty = load_exercise_files(files)
    done = read_figures(empty, "deprivation.csv", deprivation({}))
    with pytest.raises(FileProblems, match="bring in a file that has it first"):
        refresh(empty, done, Refreshing(add_new=True))
    both = read_figures(empty, "new.csv", download({}, {"Area Code": ENGLAND, "Area Name": "England"}))
    assert refresh(empty, both, Refreshing(add_new=True)).exercise.indicator_by_id["93763"]


def unfinished(**files: bytes) -> Exercise:
    there = {each.name: each.content for each in exercise_to_refresh().files}
    there |= {f"{stem}.csv": content for stem, content in files.items()}
    return load_exercise_files(there, awaiting_panel=True, unfinished=True)


def test_an_unfinished_exercise_takes_its_first_figures_before_there_are_effects_on_them():
    there = {each.name: each.content for each in exercise_to_refresh().files}
    waits = ("effects.csv", "indicators.csv", "targets.csv", "milestones.csv")
    before = load_exercise_files(
        {name: content for name, content in there.items() if name not in waits}, awaiting_panel=True, unfinished=True
    )
    found = refresh(before, read_figures(before, "new.csv", new_download()), Refreshing(add_new=True))
    assert found.changed
    assert len(found.exercise.indicators) == 1


def test_a_value_that_an_unfinished_exercise_has_is_not_lost_to_new_figures():
    before = unfinished(scores=b"round,member,intervention,criterion,value,state,reason\n")
    tidied = read_figures(before, "new.csv", new_tidied())
    with pytest.raises(FileProblems, match=r"has no value on need: .*denominator"):
        refresh(before, tidied, Refreshing(matches={"adults-smoking": "smoking"}))


def test_a_value_that_was_missing_before_does_not_keep_new_figures_out():
    effects = next(each.content for each in exercise_to_refresh().files if each.name == "effects.csv")
    before = unfinished(effects=effects.splitlines()[0] + b"\n")
    assert refresh(before, read_figures(before, "new.csv", new_download())).changed


def test_a_place_without_a_code_is_told_to_give_it():
    with pytest.raises(FileProblems, match=r"Place to be named, which has no code .* step 1 of Your list"):
        read_figures(load_exercise_files(empty_list(), unfinished=True), "new.csv", new_download())
