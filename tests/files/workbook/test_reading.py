"""A workbook as a person changes it: read as meant, or refused with its sheet and row; nothing is lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.files import load_exercise_archive
from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.template import template_files, write_template
from prioritise.files.workbook.columns import columns_of
from prioritise.files.workbook.grid import title_of
from prioritise.files.workbook.writing import write_workbook
from tests.files.small_exercise import small_exercise, small_files

NAME = "smallville.xlsx"
Change = Callable[[Any], object]


def saved(content: bytes, change: Change) -> bytes:
    """A workbook as a spreadsheet saves it after a change."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def small(change: Change = lambda _book: None) -> bytes:
    return saved(write_workbook(small_files()), change)


def opened(content: bytes, name: str = NAME) -> Exercise:
    return load_exercise_archive(name, content)


def said_of(content: bytes, name: str = NAME) -> list[str]:
    with pytest.raises(FileProblems) as refused:
        opened(content, name)
    return [each.sentence for each in refused.value.problems]


def cell(sheet: str, place: str, value: object, number_format: str = "General") -> Change:
    def change(book: Any) -> None:
        book[sheet][place] = value
        book[sheet][place].number_format = number_format

    return change


def test_a_workbook_saved_by_a_spreadsheet_is_the_same_exercise():
    assert opened(small()) == small_exercise()


@pytest.mark.parametrize(
    "change",
    [
        cell("Costs", "D4", "£100,000"),
        cell("Costs", "D4", 100_000, '"£"#,##0'),
        cell("Costs", "C4", "2026-27"),
        cell("Costs", "A4", "Fewer quit groups"),
        cell("Costs", "B4", "The grant"),
    ],
)
def test_what_a_person_types_is_read_as_meant(change):
    files = small_files()
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"name: Grant", b"name: The grant")
    exercise = opened(saved(write_workbook(files), change))
    assert len(exercise.costs) == len(small_exercise().costs)


def test_a_share_shown_as_a_percentage_and_a_real_date_are_read():
    def change(book: Any) -> None:
        cell("Interventions", "I4", 0.1, "0%")(book)
        cell("Voices", "E2", date(2026, 5, 1), "yyyy-mm-dd")(book)

    assert opened(small(change)) == small_exercise()


def test_a_changed_budget_is_used_and_the_text_is_written_anew_and_that_is_said():
    def change(book: Any) -> None:
        sheet = book["Funds"]
        headings = {each.value: each.column for each in sheet[1]}
        sheet.cell(2, headings["budget_gbp.2026/27"]).value = "£450,000"

    exercise = opened(small(change))
    assert exercise.fund_by_id["grant"].budget_gbp["2026/27"] == 450_000
    assert exercise.rules == small_exercise().rules
    assert exercise.scenarios == small_exercise().scenarios
    assert "written anew, without comments" in [each.what_to_do for each in exercise.file_notes]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (cell("Costs", "D5", "lots"), "smallville.xlsx, sheet Costs, row 5, column amount_gbp | “lots”"),
        (cell("Funds", "C3", "Loan"), "smallville.xlsx, sheet Funds, row 3, column kind | “Loan”"),
        (cell("Rules", "A2", None), "smallville.xlsx, sheet Rules, row 2"),
        (cell("Costs", "D5", "=D4*2"), "sheet Costs | a formula without its result in D5 | open it in a spreadsheet"),
        (lambda book: book["Costs"].merge_cells("A5:A6"), "sheet Costs | merged cells A5:A6 | unmerge them"),
        (lambda book: setattr(book["Costs"], "title", "Cost"), "a sheet called “Cost” | did you mean Costs?"),
    ],
)
def test_what_is_wrong_is_said_with_its_sheet_and_row(change, said):
    assert [line for line in said_of(small(change)) if said in line]


def test_another_sheet_is_named_and_not_read():
    def change(book: Any) -> None:
        book.create_sheet("My workings")["A1"] = "Ask Ada"
        book.create_sheet("Sheet1")

    exercise = opened(small(change))
    assert [each.sentence for each in exercise.file_notes] == [
        "smallville.xlsx | a sheet called “My workings” | not read: it is none of an exercise's sheets"
    ]


def test_the_workbook_of_another_tool_is_refused_in_one_line():
    book = openpyxl.Workbook()
    book.active["A1"] = "Programme budget 2026"
    buffer = io.BytesIO()
    book.save(buffer)
    (said,) = said_of(buffer.getvalue())
    assert "a workbook with none of an exercise's sheets | fill in the empty workbook" in said


def test_macros_are_neither_run_nor_kept_and_that_is_said():
    content = io.BytesIO(small())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    exercise = opened(content.getvalue(), "smallville.xlsm")
    assert exercise == small_exercise()
    assert ["macros are neither run nor kept" in each.what_to_do for each in exercise.file_notes] == [True]


@pytest.mark.parametrize(
    ("name", "content"),
    [("old.xls", b"\xd0\xcf\x11\xe0 and more"), ("locked.xlsx", b"\xd0\xcf\x11\xe0 and more"), ("sheet.ods", b"PK")],
)
def test_a_workbook_in_another_form_is_answered_with_how_to_save_it(name, content):
    (said,) = said_of(content, name)
    assert said.endswith("| open it, and save it as an Excel workbook (.xlsx)")


def test_a_damaged_workbook_is_refused_in_one_line():
    (said,) = said_of(small()[:2000])
    assert "cannot be opened as an Excel workbook" in said


def test_ten_thousand_rows_are_read_and_each_slip_is_named_on_its_row():
    files = small_files()
    files["comments.csv"] = b"intervention,member,text,date\n" + b"gym,gp,Who?,2026-05-02\n" * 10_000
    content = write_workbook(files)
    assert len(opened(content).comments) == 10_000
    (said,) = said_of(saved(content, cell("Comments", "D9000", "soon")))
    assert "sheet Comments, row 9000, column date | “soon”, which is not a date" in said


def test_the_empty_workbook_has_every_table_with_notes_choices_and_an_example():
    book = openpyxl.load_workbook(io.BytesIO(write_template()))
    for model in TABLES:
        sheet = book[title_of(model.declared.stem)]
        assert [each.value for each in sheet[1]] == list(model.model_fields)
        assert [each.comment.text for each in sheet[1]] == [column.note for column in columns_of(model)]
        assert sheet["A2"].value.startswith("Example: ")
    choices = [rule.formula1 for rule in book["Costs"].data_validations.dataValidation]
    assert '"revenue,capital"' in choices
    assert '"yes,no"' in choices
    assert "'Interventions'!$A$2:$A$1000" in choices
    assert "'Funds'!$A$2:$A$1000" in choices


def test_the_empty_workbook_is_the_empty_folder_and_lacks_only_what_is_to_be_filled_in():
    said = said_of(write_template(), "exercise.xlsx")
    assert said == ["exercise.xlsx, sheet Interventions | no interventions | add at least one row"]
    assert {each.name for each in template_files()} >= {model.declared.file for model in TABLES}


def test_an_example_row_is_not_read_and_one_that_was_filled_in_is_asked_about():
    def filled(book: Any) -> None:
        book["Interventions"].append(["walks", "Led walks", None, "Moving more", "council", "new", None, 300])
        book["Costs"]["D2"] = 70_000

    asked = "sheet Costs, row 2 | the example row with something else in it | take Example: off its first cell"
    assert [line for line in said_of(saved(write_template(), filled), "exercise.xlsx") if asked in line]
