"""A button that answers for a person says what it would write, and where."""

from __future__ import annotations

from prioritise.domain.errors import Problem
from prioritise.files.grids.typed import UnderstoodCell
from prioritise.report.words.edit_view import problems_table, yes_to

ASKED = [UnderstoodCell("What to decide", row, "People a year", f"{row}k", f"{row},000") for row in range(1, 6)]


def test_a_button_that_answers_one_question_says_its_answer():
    assert yes_to(ASKED[:1]) == "Yes, 1,000 is meant"


def test_a_button_that_answers_several_says_the_first_few_and_how_many_more():
    first, second = "1,000 (People a year, row 1)", "2,000 (People a year, row 2)"
    assert yes_to(ASKED[:2]) == f"Yes, write {first}; and {second}"
    assert yes_to(ASKED) == f"Yes, write {first}; {second}; 3,000 (People a year, row 3); and 2 more cells"


def test_one_fault_on_many_rows_is_one_line_with_its_rows_and_another_fault_is_another():
    empty = [Problem("What to decide", "an empty cell", "fill it in", row, "Theme") for row in (1, 2, 5)]
    others = [Problem("What to decide", "“x”", "fill it in", 3, "Theme"), Problem("interventions.csv", "a", "b", 4)]
    rows = problems_table([*empty, *others, Problem("Money", "nothing", "add a row")]).rows
    assert [row[0] for row in rows] == [
        "What to decide, rows 1, 2 and 5, column Theme",
        "What to decide, row 3, column Theme",
        "What to decide, row 3",
        "Money",
    ]
