"""The Interventions page says what there is, and what an edit would do to the list, in words."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis.edit_effect import edit_effect
from prioritise.domain.errors import Problem
from prioritise.files.grids.typed import UnderstoodCell
from prioritise.report.interventions.view import interventions_view
from prioritise.report.words.edit_view import problems_table, understood_table
from tests.worked_example import worked_example


def test_a_kind_of_which_there_is_none_is_not_counted():
    exercise = worked_example()
    few = replace(exercise, interventions=exercise.interventions[:2], funds=exercise.funds[:1])
    view = interventions_view(few)
    assert view.title == "You are deciding on 2 interventions"
    assert view.summary == "2 current services, paid from 1 fund."


def test_cells_read_alike_are_one_line_with_their_rows():
    cells = [UnderstoodCell("Costs", row, "Goes on", "", "yes") for row in (1, 2, 5)]
    assert understood_table(cells).rows == (("Costs, Goes on, rows 1, 2 and 5", "nothing", "yes"),)


def test_a_problem_of_the_file_is_said_at_the_row_of_the_grid():
    table = problems_table([Problem("interventions.csv", "x", "y", 5, "people_per_year")])
    assert table.rows == (("What to decide, row 4, People a year", "x", "y"),)


def test_the_effect_of_an_edit_names_who_leaves_though_it_is_there_no_more():
    exercise = worked_example()
    gone = exercise.intervention_by_id["nhs-health-check"]
    rest = [each for each in exercise.interventions if each.id != gone.id and each.reduces != gone.id]
    rules = [each for each in exercise.rules if "nhs-health-check" not in repr(each)]
    after = replace(exercise, interventions=tuple(rest), rules=tuple(rules))
    assert any("leaves" in line and gone.name in line for line in edit_effect(exercise, after))
