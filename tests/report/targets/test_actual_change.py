"""What is wrong with a figure typed in is said box by box, a line a problem."""

from __future__ import annotations

from prioritise.domain.errors import Problem
from prioritise.files.cells import EMPTY
from prioritise.report.targets.actual_change import entry_problems
from tests.targets.made_up import exercise_with

PLACE = "the figure"


def test_each_problem_is_a_line_by_the_name_of_its_box_and_in_their_order() -> None:
    found = [
        Problem(PLACE, "“soon”, which is not a period", "write it like 2026", column="period"),
        Problem(PLACE, EMPTY, "fill it in", column="source"),
        Problem(PLACE, "“x”, which is not listed", "did you mean y?", column="target"),
    ]
    assert entry_problems(exercise_with(), found) == (
        "Outcome: “x”, which is not listed. Did you mean y?",
        "Period: “soon”, which is not a period. Write it like 2026.",
        "Where it comes from is empty: fill it in.",
    )


def test_a_problem_of_another_file_names_the_file() -> None:
    found = Problem("targets.csv", "nothing", "add it", row=2, column="title")
    assert entry_problems(exercise_with(), [found]) == ("targets.csv, row 2, column title: nothing. Add it.",)
