"""What an exercise still needs is a list of next steps in names, each with its place in the app."""

from __future__ import annotations

import re

from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.own_list.begun import empty_list
from prioritise.files.own_list.criteria import with_criteria
from prioritise.files.own_list.emptied import Emptied, emptied_copy
from prioritise.report.start.unfinished_view import unfinished_view
from tests.files.own_list.test_steps import made
from tests.worked_example import worked_example

FILE_OR_ID = re.compile(r"\.csv|\.yaml|[a-z]+-[a-z]+-[a-z]+|_gbp|per_year")


def unfinished(files):
    return load_exercise_files(files, awaiting_panel=True, unfinished=True)


def test_an_empty_list_has_a_step_for_all_of_it_and_no_panel_yet():
    view = unfinished_view(unfinished(empty_list()))
    assert [each.room for each in view.steps] == ["interventions", "interventions", "own_list", "own_list"]
    assert view.before_a_panel == (
        "A panel can start once there is something to decide on, the partners who decide and a criterion that a panel "
        "judges."
    )


def test_what_a_panel_gives_is_asked_of_the_panel():
    files = made() | {"measurements.csv": b"intervention,criterion,value,source\n"}
    alone = unfinished_view(unfinished(files))
    assert alone.steps[0].sentence.startswith("Local priority: a panel gives this for all 6 interventions.")
    assert alone.before_a_panel == ""
    (at_it,) = unfinished_view(unfinished(files), at_a_panel=True).steps
    assert (at_it.sentence, at_it.room) == ("Local priority: a panel gives this for all 6 interventions.", "scores")


def test_nobody_reads_a_file_name_or_an_id():
    files = {each.name: each.content for each in worked_example().files}
    copied = emptied_copy(files, tuple(Emptied), title="Ours")
    bare = made() | {"measurements.csv": b"intervention,criterion,value,source\n"}
    more = with_criteria(bare, ["local-priority", "people", "cost", "need", "evidence", "inequality"])
    for exercise in (unfinished(copied), unfinished(more), unfinished(empty_list())):
        for view in (unfinished_view(exercise), unfinished_view(exercise, at_a_panel=True)):
            assert view.steps
            assert [each.sentence for each in view.steps if FILE_OR_ID.search(each.sentence)] == []


def test_at_a_panel_only_who_runs_it_is_sent_to_change_the_list():
    files = made()
    files["costs.csv"] = files["costs.csv"].splitlines()[0] + b"\n"
    (mine,) = unfinished_view(unfinished(files), at_a_panel=True, runs_it=True).steps
    (theirs,) = unfinished_view(unfinished(files), at_a_panel=True).steps
    assert (mine.room, theirs.room) == ("interventions", "")
    assert theirs.sentence.endswith("The facilitator does that.")
