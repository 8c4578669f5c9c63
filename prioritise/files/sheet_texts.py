"""The sheets of an Excel workbook as texts, each as somebody would copy it from the spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from prioritise.domain.errors import refusal
from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import Rows, is_workbook, titled_sheets
from prioritise.files.sheet_formulas import some_cells
from prioritise.words import joined

FEWEST_CELLS = 2
"""A row of one cell has an empty one beside it, so that a comma in it is not taken for the end of a cell."""


@dataclass(frozen=True, slots=True)
class SheetText:
    """One sheet that holds rows: its title, and its rows as text with tabs between the cells.

    `hidden` is what of it a spreadsheet does not show, and `merged` are cells merged around one amount.
    """

    title: str
    text: str
    hidden: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def in_doubt(self) -> tuple[str, ...]:
        """What to look at before its rows are used, in sentences."""
        said = []
        if self.hidden:
            said.append(
                f"Hidden in the sheet, and here all the same: {joined(self.hidden)}. Take out what is not meant."
            )
        if self.merged:
            said.append(f"Merged in the sheet: {some_cells(self.merged)}. The amount stands in the first cell alone.")
        return tuple(said)


def sheet_texts(name: str, content: bytes) -> tuple[SheetText, ...]:
    """Read every sheet of a workbook that holds anything. Raises FileProblems where none does or it cannot be read."""
    if not is_workbook(name):
        raise refusal(name, "a file that is no Excel workbook", "save it as .xlsx, or copy its rows into the box")
    problems = ProblemList()
    sheets = titled_sheets(name, content, problems)
    problems.check()
    if not any(sheet.rows for sheet in sheets):
        raise refusal(name, "a workbook with nothing in its sheets", "choose the one that holds your rows")
    return tuple(
        SheetText(sheet.title, _text(sheet.rows), sheet.hidden, sheet.merged) for sheet in sheets if sheet.rows
    )


def _text(rows: Rows) -> str:
    buffer = io.StringIO(newline="")
    filled = ([*row, *[""] * (FEWEST_CELLS - len(row))] for row in rows)
    csv.writer(buffer, delimiter="\t", lineterminator="\n").writerows(filled)
    return buffer.getvalue()
