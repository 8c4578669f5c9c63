"""A workbook's sheets come as texts that are read as pasted rows, and one that cannot be read whole is refused."""

from __future__ import annotations

import io

import openpyxl
import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.grids.of_files import NAME, grids_of_files
from prioritise.files.grids.pasted import pasted_rows
from prioritise.files.own_list.begun import Place, empty_list, with_place
from prioritise.files.sheet_texts import sheet_texts


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_every_sheet_with_rows_is_a_text_that_is_read_as_pasted_rows():
    rows = [["Name", "Fund", "2026/27"], ["Damp team,\nwith a break", "Grant", 1200], ["Walks", "Grant", 0.5]]
    texts = sheet_texts("bids.xlsx", workbook(Bids=rows, Empty=[], Notes=[["One, two"]]))
    assert [text.title for text in texts] == ["Bids", "Notes"]
    grids = grids_of_files(with_place(empty_list(), Place("Bury")))
    listed, costs = pasted_rows(texts[0].text, (grids.interventions, grids.costs)).grids
    assert [listed.cells_of(row)[NAME] for row in listed.rows] == ["Damp team,\nwith a break", "Walks"]
    assert [row.cells[2] for row in costs.rows] == ["1200", "0.5"]
    assert texts[1].text == "One, two\t\n"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("bids.csv", b"Name\n", "a file that is no Excel workbook"),
        ("bids.xlsx", b"no workbook", "a file that cannot be opened as an Excel workbook"),
        ("bids.xlsx", workbook(Empty=[]), "a workbook with nothing in its sheets"),
        ("bids.xlsx", workbook(Bids=[["Name", "Cost"], ["Walks", "=1+1"]]), "a formula without its result in B2"),
    ],
)
def test_what_cannot_be_read_whole_is_refused_with_what_to_do(name, content, found):
    with pytest.raises(FileProblems) as refused:
        sheet_texts(name, content)
    (problem,) = refused.value.problems
    assert (problem.file, problem.found.startswith(found)) == (name, True)
    assert problem.what_to_do
