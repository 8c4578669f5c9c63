"""An exercise for an area of a published file: its figures are put in, and every row of the file is accounted for."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.domain.errors import FileProblems, UnknownName
from prioritise.domain.exercise import SourceFile
from prioritise.files import load_exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.for_area import NEXT_STEPS, areas_to_choose, exercise_for_area_in_file
from prioritise.files.refresh import Refreshing
from prioritise.files.shipped import example_folder
from tests.files.published.made_up import ENGLAND, download

ROCHDALE = load_exercise(example_folder())
BARNSLEY, LEEDS = "E08000016", "E08000035"
OTHERS = ("E08000017", "E08000018", "E08000032", "E08000033", "E08000034", LEEDS)


def row(code: str, value: str, **other: str) -> dict[str, str]:
    # Alcohol-related deaths, as published; the figures are made up.
    limits = {"Lower CI 95.0 limit": "", "Upper CI 95.0 limit": ""}
    return {"Area Code": code, "Area Name": f"Place {code}", "Value": value, "Time period": "2024"} | limits | other


def yorkshire(*more: dict[str, str]) -> SourceFile:
    codes = (BARNSLEY, *OTHERS, ENGLAND)
    return SourceFile("yorkshire.csv", download(*(row(code, f"{40 + n}.5") for n, code in enumerate(codes)), *more))


def test_the_figures_of_the_area_and_of_those_it_is_compared_with_are_in_the_new_exercise():
    made = exercise_for_area_in_file(ROCHDALE, yorkshire(), BARNSLEY, comparators=OTHERS).exercise
    assert (made.area.code, made.area.name, made.area.comparators) == (BARNSLEY, f"Place {BARNSLEY}", OTHERS)
    series = made.indicator_by_id["alcohol-mortality"]
    latest = {code: series.latest(code) for code in (BARNSLEY, *OTHERS)}
    assert {code: each.value for code, each in latest.items() if each} == {
        code: 40.5 + n for n, code in enumerate((BARNSLEY, *OTHERS))
    }
    assert analyse(made).portfolio.has_answer


def test_the_first_exercise_is_as_it_was_and_the_new_one_loads_from_its_files():
    before = ROCHDALE.digest
    made = exercise_for_area_in_file(ROCHDALE, yorkshire(), BARNSLEY, comparators=OTHERS)
    assert ROCHDALE.digest == before
    again = load_exercise_files({each.name: each.content for each in made.files})
    assert again.indicators == made.exercise.indicators


def test_what_the_file_has_not_is_listed_and_nothing_of_the_first_area_stands_in_for_it():
    made = exercise_for_area_in_file(ROCHDALE, yorkshire(), BARNSLEY, comparators=OTHERS)
    (said,) = (each.sentence for each in made.emptied if each.what.startswith("Indicators without a figure"))
    assert "Recorded diabetes, aged 17 and over" in said
    assert "Alcohol-related deaths" not in said
    assert [each.id for each in made.exercise.criteria] == ["health-gain", "evidence", "within-plan"]


def test_every_row_of_the_file_is_accounted_for_in_the_folder_too():
    other = row(BARNSLEY, "7") | {"Indicator ID": "99999", "Indicator Name": "Something else"}
    made = exercise_for_area_in_file(ROCHDALE, yorkshire(other), BARNSLEY, comparators=OTHERS)
    assert made.brought[0].startswith("yorkshire.csv: 9 rows read = 9 kept + 0 merged")
    assert made.brought[1] == "1 figure for Place E08000016, of 1 indicator of this exercise, and 7 figures for others."
    assert any(line.startswith("Not used: Something else (99999") for line in made.brought)
    page = next(each.content for each in made.files if each.name == NEXT_STEPS).decode()
    assert all(line in page for line in made.brought)


def test_a_new_indicator_is_taken_in_where_that_is_asked_for():
    other = [row(code, "7") | {"Indicator ID": "99999", "Indicator Name": "Another"} for code in (BARNSLEY, ENGLAND)]
    made = exercise_for_area_in_file(
        ROCHDALE, yorkshire(*other), BARNSLEY, comparators=OTHERS, choices=Refreshing(add_new=True)
    ).exercise
    assert len(made.indicators) == len(ROCHDALE.indicators) + 1


def test_without_others_named_it_is_compared_with_the_exercises_own_areas():
    made = exercise_for_area_in_file(ROCHDALE, yorkshire(), BARNSLEY).exercise
    assert set(made.area.comparators) == {ROCHDALE.area.code, *ROCHDALE.area.comparators}


def test_areas_to_compare_with_that_have_no_figures_are_refused():
    with pytest.raises(UnknownName, match="No figures for E07000001, to compare with"):
        exercise_for_area_in_file(ROCHDALE, yorkshire(), BARNSLEY, comparators=(LEEDS, "E07000001"))


def test_the_areas_to_choose_are_those_of_the_file_but_the_exercises_own_and_its_benchmark():
    file = yorkshire(row(ROCHDALE.area.code, "9"), row("E07000026", "8"))
    # E07000026, Allerdale, was abolished in 2023. Barnsley is the same place under a newer code.
    assert set(areas_to_choose(ROCHDALE, file)) == {BARNSLEY, *OTHERS}
    with pytest.raises(FileProblems, match="no area but Rochdale and its benchmark"):
        areas_to_choose(ROCHDALE, SourceFile("own.csv", download(row(ROCHDALE.area.code, "9"))))


def test_a_file_with_nothing_that_the_exercise_measures_is_refused_with_why():
    other = [row(code, "7") | {"Indicator ID": "99999", "Indicator Name": "Another"} for code in (BARNSLEY, ENGLAND)]
    with pytest.raises(FileProblems) as error:
        exercise_for_area_in_file(ROCHDALE, SourceFile("other.csv", download(*other)), BARNSLEY)
    assert "Another: not an indicator of this exercise" in str(error.value)
