"""The steps say how far each has come, and the list so far begins with the first cost."""

from __future__ import annotations

from prioritise.analysis.own_list import StepState
from prioritise.files.own_list.begun import Place, empty_list, with_place
from prioritise.report.own_list.view import own_list_view
from tests.files.own_list.test_steps import made


def test_nothing_is_done_at_the_start_and_the_list_says_when_it_begins():
    view = own_list_view(empty_list())
    assert {each.state for each in view.steps} == {StepState.TO_DO}
    assert view.list_lines == ("It appears here from the first intervention with a cost on.",)
    assert not view.problems
    assert view.next_steps[0].startswith("Step 1, Place and years:")


def test_a_step_that_is_answered_is_done_whatever_the_order():
    view = own_list_view(with_place(empty_list(), Place("Bury")))
    assert view.steps[0].label == "1 Place and years: done"
    assert view.steps[0].line == "Bury, 2026/27 to 2028/29"


def test_a_finished_list_is_ranked_and_has_no_next_step():
    view = own_list_view(made())
    assert view.is_finished
    assert view.list_title == "Choose 5 of 6, for £450,000"
    assert view.next_steps == ()
    assert [row[1] for row in view.list_so_far.rows] == ["Yes"] * 5 + ["No"]
