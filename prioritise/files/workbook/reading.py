"""Reading an exercise from one Excel workbook, as the files its folder would hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prioritise.files.cells import quoted
from prioritise.files.limits import limits
from prioritise.files.naming import folded
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest
from prioritise.files.safe_workbook import safe_workbook
from prioritise.files.sheet import CANNOT_OPEN, READ_ALL_THE_SAME, cell_text, is_workbook, open_sheets
from prioritise.files.sheet_formulas import WORK_OUT, cells_without_result, merged_cells, some_cells, without_result
from prioritise.files.sheet_hidden import hidden_parts
from prioritise.files.unpacking import CANNOT_UNZIP, TooMuch, open_zip
from prioritise.files.workbook.files_of_sheets import folder_files
from prioritise.files.workbook.grid import START, TITLE_BY_FOLD, TITLES, Grid
from prioritise.words import joined

MOST_ROWS, MOST_COLUMNS = 100_000, 300
MACROS, WORKBOOK = "xl/vbaProject.bin", "xl/workbook.xml"


def read_workbook(name: str, content: bytes, problems: ProblemList) -> dict[str, bytes]:
    """Return the files of the exercise in a workbook, by their names. What cannot be read for sure goes to `problems`.

    No formula is worked out and no macro is run: a cell is the result its spreadsheet kept.
    """
    safe = safe_workbook(name, content, problems)
    if safe is None:
        return {}
    if _has_part(content, MACROS):
        problems.note(name, "a workbook with macros", "only its cells are read; macros are neither run nor kept")
    before = len(problems)
    try:
        grids = {grid.title: grid for grid in _read_sheets(name, safe, problems)}
    except CANNOT_OPEN:
        problems.add(
            name, "a file that cannot be opened as an Excel workbook", "save it again as .xlsx, without a password"
        )
        return {}
    if len(problems) > before:
        return {}
    if not set(grids) - {START}:
        hint = "fill in the empty workbook of the Start page, or bring its rows into “Make your own list”, step 2 or 3"
        problems.add(name, "a workbook with none of an exercise's sheets", hint)
        return {}
    return folder_files(grids, problems)


def _read_sheets(name: str, content: bytes, problems: ProblemList) -> Iterator[Grid]:
    seen: set[str] = set()
    with open_sheets(content) as sheets:
        for sheet in sheets:
            title = _known_title(name, sheet, problems)
            if title in seen:
                problems.add(name, f"two sheets that are read as {title}", "keep one of them")
            elif title and title != START:
                seen.add(title)
                _check_sheet(name, sheet.title, content, problems)
                yield _grid(name, title, sheet, problems)


def _known_title(name: str, sheet: Any, problems: ProblemList) -> str:
    title = TITLE_BY_FOLD.get(folded(sheet.title.replace("_", " ")), "")
    if title or not any(any(cell is not None for cell in row) for row in sheet.iter_rows(max_row=50, values_only=True)):
        return title
    close = closest(sheet.title, TITLES)
    if close:
        problems.add(name, f"a sheet called {quoted(sheet.title)}", f"did you mean {close}? Rename it, or take it out")
    else:
        problems.note(name, f"a sheet called {quoted(sheet.title)}", "not read: it is none of an exercise's sheets")
    return ""


def _check_sheet(name: str, sheet: str, content: bytes, problems: ProblemList) -> None:
    where = f"{name}, sheet {sheet}"
    if unknown := cells_without_result(content, sheet):
        problems.add(where, without_result(unknown), WORK_OUT)
    if hidden := hidden_parts(content, sheet):
        problems.note(where, f"hidden: {joined(hidden)}", READ_ALL_THE_SAME)
    if merged := merged_cells(content, sheet):
        problems.add(
            where, f"merged cells {some_cells(merged)}", "unmerge them, and write in each cell what belongs there"
        )


def _grid(name: str, title: str, sheet: Any, problems: ProblemList) -> Grid:
    rows: list[list[str]] = []
    # A sheet may say any size of itself, and every row would be filled up to it.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(min_row=1), 1):
        if number > MOST_ROWS:
            found = f"more than {MOST_ROWS:,} rows"
            problems.add(f"{name}, sheet {sheet.title}", found, "keep the rows this exercise needs, or give its folder")
            break
        rows.append([cell_text(cell.value, str(cell.number_format or "")) for cell in row[: MOST_COLUMNS + 1]])
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    if len(rows) * width > limits().workbook_cells:
        found = f"{len(rows):,} rows of {width} columns"
        problems.add(f"{name}, sheet {sheet.title}", found, "keep the rows this exercise needs, or give its folder")
        rows = []
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    headings, body = (rows[0], rows[1:]) if rows else ([], [])
    return Grid(title, headings, body)


def is_exercise_workbook(name: str, content: bytes) -> bool:
    """Tell whether a file is a workbook, by its name or by what is in it, whatever it is called."""
    return is_workbook(name) or _has_part(content, WORKBOOK)


def _has_part(content: bytes, part: str) -> bool:
    try:
        with open_zip(content) as archive:
            return part in archive.namelist()
    except (TooMuch, *CANNOT_UNZIP):
        return False
