"""What a spreadsheet hides and a reader would take without a word is named, wherever something stands in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from prioritise.domain.exercise import SourceFile
from prioritise.files import load_exercise_archive
from prioritise.files.agreement.actual_figures import import_actuals
from prioritise.files.agreement.table import import_agreement
from prioritise.files.sheet_texts import sheet_texts
from prioritise.files.workbook.grid import title_of
from prioritise.files.workbook.writing import write_workbook
from tests.files.small_exercise import small_exercise, small_files
from tests.files.test_sheet_texts import workbook
from tests.targets.made_up import exercise_with

ROWS = [["Name", "Fund", "2026/27", "Note", None], ["Walks", "Grant", 1, "a"], ["Damp team", "Grant", 2], [None, None]]


def edited(content: bytes, change: Callable[[Any], None], *, title: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book[title])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def row(number: int) -> Callable[[Any], None]:
    return lambda sheet: setattr(sheet.row_dimensions[number], "hidden", True)


def column(letter: str) -> Callable[[Any], None]:
    return lambda sheet: setattr(sheet.column_dimensions[letter], "hidden", True)


def all_rows(sheet: Any) -> None:
    for _row in range(8):
        sheet.append(["More"])
    for number in range(2, 10):
        row(number)(sheet)


def the_sheet(sheet: Any) -> None:
    sheet.sheet_state = "hidden"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (row(3), ("row 3",)),
        (column("D"), ("column D",)),
        (all_rows, ("rows 2, 3, 4, 5, 6 and 3 more",)),
        (the_sheet, ("the whole sheet",)),
        (row(4), ()),
        (column("E"), ()),
        (lambda _sheet: None, ()),
    ],
    ids=["row", "column", "many", "sheet", "empty row", "empty column", "nothing"],
)
def test_what_is_hidden_and_holds_something_is_named(change, named):
    content = edited(workbook(Bids=ROWS, Shown=[["One"]]), change, title="Bids")
    bids, shown = sheet_texts("bids.xlsx", content)
    said = [f"Hidden in the sheet, and here all the same: {part}. Take out what is not meant." for part in named]
    assert (list(bids.in_doubt), shown.in_doubt) == (said, ())
    assert "Walks" in bids.text
    assert "Damp team" in bids.text


@pytest.mark.parametrize(
    ("cells", "merged"), [("C2:D2", ("C2:D2",)), ("C2:C3", ("C2:C3",)), ("A2:A3", ()), ("D3:D4", ()), ("H9:J9", ())]
)
def test_cells_merged_around_an_amount_are_named_for_it_stands_in_the_first_alone(cells, merged):
    content = edited(workbook(Bids=ROWS), lambda sheet: sheet.merge_cells(cells), title="Bids")
    (bids,) = sheet_texts("bids.xlsx", content)
    said = tuple(f"Merged in the sheet: {each}. The amount stands in the first cell alone." for each in merged)
    assert bids.in_doubt == said


def test_a_hidden_row_of_a_table_of_an_agreement_or_of_figures_is_read_and_said():
    figures = [["target", "period", "value", "source"], ["less-smoking", "2026", 15.4, "a"]]
    targets = [["title", "baseline", "better", "unit"], ["More people walk", 40, "higher", "percent"]]
    for rows, brought in ((figures, import_actuals), (targets, import_agreement)):
        content = edited(workbook(Table=rows), row(2), title="Table")
        change = brought(exercise_with(), SourceFile("table.xlsx", content))
        (said,) = [note.in_words for note in change.notes if "hidden" in note.found]
        assert said == (
            "table.xlsx, sheet Table: hidden: row 2; read like all the rest; take it out if it is not meant."
        )


def test_a_hidden_row_of_an_exercise_is_read_and_said():
    content = edited(write_workbook(small_files()), row(3), title=title_of("interventions"))
    exercise = load_exercise_archive("small.xlsx", content)
    (note,) = [note for note in exercise.file_notes if "hidden" in note.found]
    assert (note.found, note.what_to_do) == ("hidden: row 3", "read like all the rest; take it out if it is not meant")
    assert exercise.intervention_by_id.keys() == small_exercise().intervention_by_id.keys()
    assert load_exercise_archive("small.xlsx", write_workbook(small_files())).file_notes == ()
