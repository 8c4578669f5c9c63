"""The sheets of an Excel workbook as texts, each as somebody would copy it from the spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from prioritise.domain.errors import refusal
from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import Rows, is_workbook, titled_sheets

FEWEST_CELLS = 2
"""A row of one cell has an empty one beside it, so that a comma in it is not taken for the end of a cell."""


@dataclass(frozen=True, slots=True)
class SheetText:
    """One sheet that holds rows: its title, and its rows as text with tabs between the cells.

    `in_doubt` says what to look at before they are used.
    """

    title: str
    text: str
    in_doubt: tuple[str, ...] = ()


def sheet_texts(name: str, content: bytes) -> tuple[SheetText, ...]:
    """Read every sheet of a workbook that holds anything. Raises FileProblems where none does or it cannot be read."""
    if not is_workbook(name):
        raise refusal(name, "a file that is no Excel workbook", "save it as .xlsx, or copy its rows into the box")
    problems = ProblemList()
    sheets = titled_sheets(name, content, problems)
    problems.check()
    if not any(sheet.rows for sheet in sheets):
        raise refusal(name, "a workbook with nothing in its sheets", "choose the one that holds your rows")
    return tuple(SheetText(sheet.title, _text(sheet.rows), sheet.in_doubt) for sheet in sheets if sheet.rows)


def _text(rows: Rows) -> str:
    buffer = io.StringIO(newline="")
    filled = ([*row, *[""] * (FEWEST_CELLS - len(row))] for row in rows)
    csv.writer(buffer, delimiter="\t", lineterminator="\n").writerows(filled)
    return buffer.getvalue()
