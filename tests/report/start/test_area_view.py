"""What an exercise becomes in another area is said in full before it is opened."""

from __future__ import annotations

import pytest

from prioritise.analysis import analyse
from prioritise.files import load_exercise
from prioritise.files.for_area import exercise_for_area
from prioritise.files.shipped import example_folder
from prioritise.report.start.area_view import AreaView, area_view, default_comparators

ROCHDALE = load_exercise(example_folder())
MADE = exercise_for_area(ROCHDALE, "E08000002")
BOROUGHS = {each: each for each in ROCHDALE.area.comparators}


@pytest.fixture(scope="module")
def view() -> AreaView:
    return area_view(ROCHDALE, MADE, analyse(MADE.exercise))


def test_everything_that_is_emptied_or_kept_has_its_row(view: AreaView):
    assert [row[0] for row in view.emptied.rows] == [each.what for each in MADE.emptied]
    assert [row[2] for row in view.emptied.rows] == [each.next_step for each in MADE.emptied]
    assert [row[0] for row in view.kept.rows] == [each.what for each in MADE.kept]


def test_what_comes_over_is_counted(view: AreaView):
    assert view.title == "Bury: what comes over from Rochdale, and what does not"
    assert view.comes_over[0].startswith("36 interventions, with their costs, reach and effects as Rochdale has them.")
    assert view.comes_over[1] == (
        "Figures for Bury on 36 of 36 indicators, compared with 9 other areas and the benchmark."
    )
    assert view.comes_over[2].startswith("4 of 9 criteria can be valued now: Need met, ")
    assert view.brought == ()


def test_the_list_that_follows_is_called_one_to_try_out(view: AreaView):
    assert view.list_title.startswith("Fund ")
    assert "to try out, not to use" in view.list_sentence


def test_an_area_of_a_file_is_compared_with_the_exercises_own_areas_where_enough_are_in_it():
    areas = BOROUGHS | {"E08000016": "Barnsley", "E06000001": "Hartlepool"}
    assert default_comparators(ROCHDALE, areas, "E08000016") == ROCHDALE.area.comparators
    assert ROCHDALE.area.code in default_comparators(ROCHDALE, areas | {"E08000005": "Rochdale"}, "E08000016")
    assert "E08000002" not in default_comparators(ROCHDALE, areas, "E08000002")


def test_where_they_are_not_in_it_all_areas_of_the_same_kind_are_offered():
    areas = {"E08000016": "Barnsley", "E08000017": "Doncaster", "E06000001": "Hartlepool", "E12000003": "Yorkshire"}
    assert default_comparators(ROCHDALE, areas, "E08000016") == ("E08000017",)
