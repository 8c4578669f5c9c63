"""What the panel writes about interventions goes in with the exercise, and is checked like any other file."""

from datetime import date

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.partners import Comment
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.shipped import example_folder


def rochdale_with(comments: str):
    folder = example_folder()
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".csv", ".yaml"}}
    return load_exercise_files(files | {"comments.csv": comments.encode()})


def test_a_comment_is_read_as_it_was_written():
    exercise = rochdale_with(
        'intervention,member,text,date\nneedle-exchange,gp-lead,"Sites, not sums, divide us.",2026-11-20\n'
        "needle-exchange,,Said from the floor.,2026-11-21\n"
    )
    assert exercise.comments == (
        Comment("needle-exchange", "gp-lead", "Sites, not sums, divide us.", date(2026, 11, 20)),
        Comment("needle-exchange", "", "Said from the floor.", date(2026, 11, 21)),
    )


def test_comments_that_name_nobody_or_nothing_known_are_all_named():
    with pytest.raises(FileProblems) as caught:
        rochdale_with(
            "intervention,member,text,date\nneedle-exchnge,gp-lead,Yes,2026-11-20\n"
            "needle-exchange,gp-leed,Yes,2026-11-20\nneedle-exchange,gp-lead,,2026-11-20\n"
            "needle-exchange,gp-lead,Yes,20 November\n"
        )
    places = {(each.row, each.column) for each in caught.value.problems if each.file == "comments.csv"}
    assert places == {(2, "intervention"), (3, "member"), (4, "text"), (5, "date")}
