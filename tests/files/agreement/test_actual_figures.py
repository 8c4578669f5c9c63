"""Actual figures come in by hand or from a table: all of them, or none and every reason why not."""

from __future__ import annotations

import io

import openpyxl
import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.targets import Actual
from prioritise.files.agreement.actual_figures import enter_actual, import_actuals
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise_archive
from prioritise.targets.delivery import Rating, delivery
from tests.targets.made_up import SMOKING, exercise_with

HEADING = b"target,period,value,source\n"


def entered(exercise, **cells):
    given = {"target": "less-smoking", "period": "2026/27", "value": "15.4", "source": "Survey"}
    return enter_actual(exercise, **(given | cells))


def said(call) -> list[str]:
    with pytest.raises(FileProblems) as refused:
        call()
    return [each.sentence for each in refused.value.problems]


def test_a_figure_entered_is_rated_and_goes_out_and_comes_back_with_the_exercise() -> None:
    before = exercise_with()
    change = entered(before, value=" 15.4 ")
    assert delivery(change.exercise)[0].rating is Rating.AMBER
    assert before.actuals == ()
    again = load_exercise_archive("small.zip", write_archive(change.exercise.files))
    assert again.actuals == (Actual("less-smoking", "2026/27", 15.4, "Survey"),)
    unchanged = {each.name: each.content for each in before.files}
    assert {each.name for each in change.exercise.files if unchanged.get(each.name) != each.content} == {"actuals.csv"}


def test_the_same_target_and_period_is_replaced_however_the_period_is_written() -> None:
    before = exercise_with(actuals="less-smoking,2026/27,15.9,First\nless-smoking,2027/28,14,Second\n")
    change = entered(before, period="Apr 2026 - Mar 2027", value="15", source="Corrected")
    assert [each.value for each in change.exercise.actuals] == [15.0, 14.0]
    assert [(each.before.source, each.after.source) for each in change.replaced] == [("First", "Corrected")]
    assert change.added == ()


def test_figures_that_are_not_given_again_stay_as_they_are() -> None:
    both = "less-smoking,Apr 2026 - Mar 2027,15.9,First\nless-smoking,2025/26,16,Old\n"
    before = exercise_with(actuals=both)
    change = entered(before, period="2027/28", value="14", source="New")
    assert [each.source for each in change.exercise.actuals] == ["First", "Old", "New"]
    once = entered(before, period="2026/27", value="15", source="Corrected")
    assert [each.source for each in once.exercise.actuals] == ["Corrected", "Old"]


def test_two_figures_of_one_period_are_refused_however_the_period_is_spelled() -> None:
    with pytest.raises(FileProblems, match=r"actuals.csv, row 3, column target \| “less-smoking, 2026-27” again"):
        exercise_with(actuals="less-smoking,2026/27,15.9,First\nless-smoking,2026-27,15.8,Second\n")


def test_everything_wrong_with_a_typed_figure_is_said_at_once() -> None:
    found = said(lambda: entered(exercise_with(), target="more-smoking", period="soon", value="twelve", source=" "))
    assert len(found) == 4
    assert all(each.startswith("the figure, column ") for each in found)
    assert "allowed here: less-smoking" in " ".join(found)


@pytest.mark.parametrize(
    ("unit", "typed", "meant"),
    [
        ("percent", "9.8%", 9.8),
        ("percent", " 9.8 % ", 9.8),
        ("percent", "9.8 per cent", 9.8),
        ("people", "1,234", 1234.0),
        ("people", "1,234 people", 1234.0),
        ("per 100,000", "2,360.6 per 100,000", 2360.6),
        ("days", "3", 3.0),
    ],
)
def test_a_figure_may_be_typed_with_its_unit_and_commas(unit: str, typed: str, meant: float) -> None:
    change = entered(waiting_for(unit), target="survey", value=typed)
    assert [each.value for each in change.added] == [meant]


@pytest.mark.parametrize(("unit", "typed"), [("people", "9.8%"), ("percent", "9.8 people"), ("percent", "9,8")])
def test_a_figure_in_another_unit_is_refused(unit: str, typed: str) -> None:
    (found,) = said(lambda: entered(waiting_for(unit), target="survey", value=typed))
    assert f"“{typed}”, " in found
    assert "a number" in found or "a percentage where a plain number belongs" in found


def waiting_for(unit: str) -> Exercise:
    row = f'survey,,People feel safe,local,level,A1,nhs,,,,"{unit}",higher,,placeholder,Late,The council,1,\n'
    return exercise_with(targets=SMOKING + row)


@pytest.mark.parametrize("value", ["-1", "150"])
def test_a_percentage_no_one_could_have_is_refused(value: str) -> None:
    (found,) = said(lambda: entered(exercise_with(), value=value))
    assert "outside 0 to 100 percent" in found


def test_every_problem_of_a_table_is_on_the_row_it_stands_on_in_that_table() -> None:
    exercise = exercise_with(actuals="less-smoking,2027/28,14,Second\n")
    rows = b"less-smoking,2026/27,,Survey\nnobody,2026/27,4,Survey\nless-smoking,2026/27,400,Survey\n"
    found = said(lambda: import_actuals(exercise, SourceFile("new.csv", HEADING + rows)))
    assert [each.split(" | ")[0] for each in found] == [
        "new.csv, row 2, column value",
        "new.csv, row 3, column target",
        "new.csv, row 4, column value",
    ]


def test_a_figure_twice_in_one_table_is_a_problem() -> None:
    rows = b"less-smoking,2026/27,15,Survey\nless-smoking,Apr 2026 - Mar 2027,14,Survey\n"
    (found,) = said(lambda: import_actuals(exercise_with(), SourceFile("new.csv", HEADING + rows)))
    assert found.startswith("new.csv, row 3, column target | “less-smoking, Apr 2026 - Mar 2027” again")


@pytest.mark.parametrize("content", [b"", HEADING, b"a,b\n1,2\n"])
def test_a_table_without_figures_is_refused(content: bytes) -> None:
    assert said(lambda: import_actuals(exercise_with(), SourceFile("new.csv", content)))


def test_a_workbook_is_read_like_a_csv_file_and_says_what_is_new_and_what_is_the_same() -> None:
    book = openpyxl.Workbook()
    for row in (
        ["target", "period", "value", "source"],
        ["less-smoking", "2026/27", 15, "A"],
        ["less-smoking", "2027/28", 14, "B"],
    ):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    exercise = exercise_with(actuals="less-smoking,2026/27,15,A\n")
    change = import_actuals(exercise, SourceFile("new.xlsx", buffer.getvalue()))
    assert [each.period for each in change.added] == ["2027/28"]
    assert [each.period for each in change.same] == ["2026/27"]
