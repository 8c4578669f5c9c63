"""The workbook's first sheet: the list and the money in English, to print and to put before a board."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from prioritise.analysis import Analysis
from prioritise.report.exports.board.listing import Listing
from prioritise.report.exports.board_lines import BoardLine, board_lines, question
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe

SHEET = "For the board"
POUNDS, ONE_DECIMAL = "£#,##0;[Red]−£#,##0", "0.0;[Red]−0.0"
TITLE_LETTERS, QUESTION_LETTERS = 80, 130
"""Letters of the parts of the printed header: Excel refuses more than 255 in all."""
A4 = 9
SCORE = 3
"""The column of scores; before it stand rank, name and what happens, after it sums of money, then words."""
WORDS_AFTER = 3
"""Band, how firm and why."""
RANK_LETTERS, NAME_LETTERS, HAPPENS_LETTERS, SCORE_LETTERS, SUM_LETTERS = 6, 38, 22, 8, 12
BAND_LETTERS, FIRM_LETTERS, WHY_LETTERS = 16, 14, 70
LINE_POINTS, TITLE_POINTS = 15, 20
MOST_ON_ONE_PAGE = 60
"""Lines that can still be read on one page; no row then stands alone on a second."""
SHADE = "#EEF3F8"
TABLES = frozenset({"plain", "money", "list", "total", "cut"})
"""Lines that are part of a table, and go right across it."""


def board_sheet(workbook: Any, analysis: Analysis, listed: Listing) -> None:
    """Add the sheet: landscape, one page wide, the list's headings on every page, the question in the header."""
    sheet = workbook.add_worksheet(SHEET)
    letters = widths(len(analysis.exercise.years))
    for column, width in enumerate(letters):
        sheet.set_column(column, column, width)
    lines = board_lines(analysis, listed)
    looks = _looks(workbook)
    for number, line in enumerate(lines):
        if line.cells:
            _write(sheet, number, line, looks, letters)
    headings = next(number for number, line in enumerate(lines) if line.look == "list")
    sheet.repeat_rows(headings)
    sheet.set_landscape()
    sheet.set_paper(A4)
    high = sum(_lines_high(line, letters) for line in lines)
    sheet.fit_to_pages(1, 1 if high <= MOST_ON_ONE_PAGE else 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    title = _in_header(analysis.exercise.title, TITLE_LETTERS)
    mark = "&R&BIllustrative, not real" if analysis.exercise.illustrative else ""
    sheet.set_header(f"&L{title}\n{_in_header(question(analysis), QUESTION_LETTERS)}{mark}")
    sheet.set_footer("&CPage &P of &N")


def _in_header(text: str, most: int) -> str:
    # An "&" would begin a command of the header.
    plain = safe(text, MOST_IN_A_CELL).replace("\n", " ").replace("&", "and")
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _looks(workbook: Any) -> dict[tuple[str, str], Any]:
    """The formats of every kind of line, for each kind of cell in it."""
    lines: dict[str, dict[str, Any]] = {
        "plain": {},
        "title": {"bold": True, "font_size": 14},
        "note": {},
        "warning": {"bold": True},
        "money": {"bold": True, "bottom": 1, "bg_color": SHADE},
        "list": {"bold": True, "bottom": 1, "bg_color": SHADE},
        "total": {"bold": True, "top": 1, "bottom": 1},
        "cut": {"bold": True, "top": 2},
    }
    cells: dict[str, dict[str, Any]] = {
        "text": {"text_wrap": True, "align": "left", "indent": 1},
        "unwrapped": {},
        "indented": {"align": "left", "indent": 1},
        "heading": {"align": "right"},
        "rank": {"num_format": "0"},
        "score": {"num_format": ONE_DECIMAL},
        "pounds": {"num_format": POUNDS},
    }
    return {
        (look, kind): workbook.add_format({"valign": "top", **how, **own})
        for look, own in lines.items()
        for kind, how in cells.items()
    }


def _write(sheet: Any, number: int, line: BoardLine, looks: dict[tuple[str, str], Any], letters: Sequence[int]) -> None:
    columns = len(letters)
    if line.look in TABLES:
        sheet.set_row(number, LINE_POINTS * _lines_high(line, letters))
    elif line.look == "title":
        sheet.set_row(number, TITLE_POINTS)
    cells = (*line.cells, *[""] * (columns - len(line.cells))) if line.look in TABLES else line.cells
    for column, cell in enumerate(cells):
        style = looks[line.look, _kind(line, column, cell, columns)]
        if isinstance(cell, str):
            sheet.write_string(number, column, safe(cell, 2 * MOST_IN_A_CELL), style)
        else:
            sheet.write_number(number, column, cell, style)


def _kind(line: BoardLine, column: int, cell: str | int | float, columns: int) -> str:
    if not isinstance(cell, str):
        return "rank" if column == 0 else "score" if column == SCORE else "pounds"
    if line.look not in TABLES:
        return "unwrapped"
    if line.look == "cut":
        return "indented"
    over_figures = column == 0 or SCORE <= column < columns - WORDS_AFTER
    return "heading" if line.look in ("money", "list") and over_figures else "text"


def widths(years: int) -> tuple[int, ...]:
    """Return the letters across of every column: the list's, with one of money for each year and one for the plan."""
    first = (RANK_LETTERS, NAME_LETTERS, HAPPENS_LETTERS, SCORE_LETTERS)
    return (*first, *[SUM_LETTERS] * (years + 1), BAND_LETTERS, FIRM_LETTERS, WHY_LETTERS)


def _lines_high(line: BoardLine, letters: Sequence[int]) -> int:
    # A spreadsheet does not make a row higher by itself when it opens a file.
    if line.look not in TABLES or line.look == "cut":
        return 1
    texts = [(cell, width) for cell, width in zip(line.cells, letters, strict=False) if isinstance(cell, str)]
    return max([1, *(ceil(len(text) / width) for text, width in texts)])
