"""A sheet of an Excel workbook as CSV, so that one reader serves both."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

from prioritise.files.cells import quoted
from prioritise.files.number_text import money_in
from prioritise.files.problem_list import ProblemList
from prioritise.files.safe_workbook import safe_workbook
from prioritise.files.sheet_formulas import WORK_OUT, cells_without_result, merged_cells, some_cells, without_result
from prioritise.files.sheet_hidden import hidden_parts
from prioritise.words import joined

MOST_ROWS, MOST_COLUMNS = 20_000, 200
CANNOT_OPEN = (
    zipfile.BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    OverflowError,
    RecursionError,
)
"""What openpyxl raises for workbooks that are damaged, locked or something else."""
QUOTED_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')
"""Parts of a number format that are shown as they stand, or are colours and conditions."""
MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""
ROWS_BEFORE_HEADINGS = 20
"""Titles, dates and merged cells stand above a table's headings; no more than this."""
NOT_OPENED = "a file that cannot be opened as an Excel workbook", "save it again as .xlsx, or as CSV UTF-8"
READ_ALL_THE_SAME = "read like all the rest; take it out if it is not meant"
"""What to do about what a spreadsheet does not show."""
FEWEST_HEADINGS = 2
"""One word that is also a heading may stand in any title."""

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class TitledSheet:
    """The rows of a sheet as text under its title; `hidden` names what of it a spreadsheet does not show.

    `merged` are cells such as C5:E5 that are merged around one amount, which stands in the first of them alone.
    """

    title: str
    rows: Rows
    hidden: tuple[str, ...]
    merged: tuple[str, ...]

    @property
    def in_doubt(self) -> tuple[str, ...]:
        """What to look at before its rows are used, in sentences."""
        hidden, merged = joined(self.hidden), some_cells(self.merged)
        said = (
            f"Hidden in the sheet, and here all the same: {hidden}. Take out what is not meant." if hidden else "",
            f"Merged in the sheet: {merged}. The amount stands in the first cell alone." if merged else "",
        )
        return tuple(filter(None, said))


def sheet_as_csv(name: str, content: bytes, problems: ProblemList, *, holds: Callable[[Rows], bool]) -> bytes:
    """Write the cells of a workbook's first sheet that `holds` the table as CSV bytes, results in place of formulas.

    The first sheet of all where none does. A figure that is shown as a percentage has its percent sign, so that 0.118
    shown as 11.8% is `11.8%`. What cannot be opened or read whole is noted in `problems`, and nothing is returned.
    """
    safe = safe_workbook(name, content, problems)
    if safe is None:
        return b""
    try:
        title, rows = _first_that_holds(safe, holds)
    except CANNOT_OPEN:
        problems.add(name, *NOT_OPENED)
        return b""
    if not _is_whole(name, safe, title, rows, problems):
        return b""
    if title and (hidden := hidden_parts(safe, title)):
        problems.note(f"{name}, sheet {title}", f"hidden: {joined(hidden)}", READ_ALL_THE_SAME)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8")


def titled_sheets(name: str, content: bytes, problems: ProblemList) -> tuple[TitledSheet, ...]:
    """Read every sheet of a workbook as rows of text under its title. What cannot be is noted in `problems`."""
    safe = safe_workbook(name, content, problems)
    if safe is None:
        return ()
    try:
        found = tuple(
            TitledSheet(title, rows, hidden_parts(safe, title), _around_amounts(rows, merged_cells(safe, title)))
            for title, rows in _sheets(safe)
        )
    except CANNOT_OPEN:
        problems.add(name, *NOT_OPENED)
        return ()
    return found if all(_is_whole(name, safe, sheet.title, sheet.rows, problems) for sheet in found) else ()


def _around_amounts(rows: Rows, merged: Sequence[str]) -> tuple[str, ...]:
    from openpyxl.utils import range_boundaries

    around = []
    for cells in merged:
        column, row, _last_column, _last_row = range_boundaries(cells)
        if row <= len(rows) and column <= len(rows[row - 1]) and money_in(rows[row - 1][column - 1]) is not None:
            around.append(cells)
    return tuple(around)


def _is_whole(name: str, safe: bytes, title: str, rows: Rows, problems: ProblemList) -> bool:
    """Tell whether a sheet can be read whole: it is not too large, and no formula lacks its result."""
    try:
        unknown = cells_without_result(safe, title) if title else ()
    except CANNOT_OPEN:
        problems.add(name, *NOT_OPENED)
        return False
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        found = f"a sheet of more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns"
        problems.add(name, found, "keep only the rows and columns of the table")
        return False
    if unknown:
        problems.add(name, f"{without_result(unknown)} of the sheet {quoted(title)}", WORK_OUT)
        return False
    return True


def _first_that_holds(content: bytes, holds: Callable[[Rows], bool]) -> tuple[str, Rows]:
    first: tuple[str, Rows] | None = None
    for title, rows in _sheets(content):
        if holds(rows):
            return title, rows
        first = (title, rows) if first is None else first
    return first or ("", [])


def _sheets(content: bytes) -> Iterator[tuple[str, Rows]]:
    with open_sheets(content) as sheets:
        for sheet in sheets:
            yield sheet.title, _rows(sheet)


@contextmanager
def open_sheets(content: bytes) -> Iterator[list[Any]]:
    """Open the sheets of a workbook that is safe. Raises CANNOT_OPEN."""
    import openpyxl

    with warnings.catch_warnings():
        # Workbooks often hold styles and rules that openpyxl warns it leaves out; only the cells matter here.
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            yield workbook.worksheets
        finally:
            workbook.close()


def _rows(sheet: Any) -> Rows:
    cells = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1)
    rows = [_filled([cell_text(cell.value, str(cell.number_format or "")) for cell in row]) for row in cells]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _filled(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def cell_text(value: object, number_format: str) -> str:
    """Say what a cell shows as text: a percentage with its sign, a whole number without a point, a day as
    2026-11-22.
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool) and _is_percent(number_format):
        return f"{_plain(Decimal(repr(value)) * 100)}%"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _is_percent(number_format: str) -> bool:
    return "%" in QUOTED_IN_FORMAT.sub("", number_format)


def _plain(number: Decimal) -> str:
    # A sum such as 0.1 + 0.018 ends in digits that nobody wrote.
    return f"{float(f'{number:.{MOST_DIGITS}g}'):.{MOST_DIGITS}g}"


def is_workbook(name: str) -> bool:
    """Tell whether a file is an Excel workbook, by the end of its name."""
    return name.lower().endswith((".xlsx", ".xlsm"))


def heading_place(rows: Sequence[Sequence[str]], known: Callable[[str], bool]) -> int | None:
    """Return which row has the headings: of the first rows the one with most known headings, at least two; else
    None.
    """
    counts = [len({cell for cell in row if cell.strip() and known(cell)}) for row in rows[:ROWS_BEFORE_HEADINGS]]
    most = max(counts, default=0)
    return counts.index(most) if most >= FEWEST_HEADINGS else None
