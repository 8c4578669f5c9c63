"""The workbook's first sheet: the list and the money in English, to print and to put before a board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from prioritise.analysis import Analysis
from prioritise.analysis.priority_list import PriorityRow, summary_sentence
from prioritise.report.priorities.money_table import MoneyRow, money_rows
from prioritise.report.words.band_words import BAND_WORDS, decision
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.report.words.scenario_in_words import scenario_in_words
from prioritise.robustness.bands import Band
from prioritise.words import ended, percent, pounds

SHEET = "For the board"
POUNDS, ONE_DECIMAL = "£#,##0;[Red]−£#,##0", "0.0;[Red]−0.0"
TITLE_LETTERS, QUESTION_LETTERS = 80, 130
"""Letters of the parts of the printed header: Excel refuses more than 255 in all."""
A4 = 9
SCORE = 3
"""The column of scores; before it stand rank, name and what happens, after it sums of money."""
RANK_LETTERS, NAME_LETTERS, HAPPENS_LETTERS, SCORE_LETTERS, SUM_LETTERS = 6, 52, 28, 9, 14
LINE_POINTS, TITLE_POINTS = 15, 20
MOST_ON_ONE_PAGE = 60
"""Lines that can still be read on one page; no row then stands alone on a second."""
SHADE = "#EEF3F8"
TABLES = frozenset({"plain", "money", "list", "total", "cut"})
"""Lines that are part of a table, and go right across it."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of the sheet: its cells, and how it is set: a title, headings, figures, totals or the cut line."""

    cells: tuple[str | int | float, ...]
    look: str = "plain"


def board_sheet(workbook: Any, analysis: Analysis, rows: Sequence[PriorityRow]) -> None:
    """Add the sheet: landscape, one page wide, the list's headings on every page, the question in the header."""
    sheet = workbook.add_worksheet(SHEET)
    columns = SCORE + 1 + len(analysis.exercise.years) + 2
    for column in range(columns):
        known = (RANK_LETTERS, NAME_LETTERS, HAPPENS_LETTERS, SCORE_LETTERS)
        sheet.set_column(column, column, known[column] if column < len(known) else SUM_LETTERS)
    lines = board_lines(analysis, rows)
    looks = _looks(workbook)
    for number, line in enumerate(lines):
        if line.cells:
            _write(sheet, number, line, looks, columns)
    headings = next(number for number, line in enumerate(lines) if line.look == "list")
    sheet.repeat_rows(headings)
    sheet.set_landscape()
    sheet.set_paper(A4)
    high = sum(_lines_high(line) for line in lines)
    sheet.fit_to_pages(1, 1 if high <= MOST_ON_ONE_PAGE else 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    title = _in_header(analysis.exercise.title, TITLE_LETTERS)
    sheet.set_header(f"&L{title}\n{_in_header(_question(analysis), QUESTION_LETTERS)}{_mark(analysis)}")
    sheet.set_footer("&CPage &P of &N")


def board_lines(analysis: Analysis, rows: Sequence[PriorityRow]) -> tuple[BoardLine, ...]:
    """Lay out the sheet line by line: what it is about, money by fund and year with totals, then the list."""
    exercise = analysis.exercise
    unreal = illustrative_sentence(exercise)
    years = exercise.years
    return (
        BoardLine((exercise.title,), "title"),
        BoardLine((f"Scenario: {ended(_question(analysis))}",), "note"),
        *((BoardLine((f"Illustrative. {unreal}",), "warning"),) if unreal else ()),
        BoardLine((summary_sentence(analysis),), "note"),
        *_discounting(analysis),
        BoardLine(()),
        BoardLine(("", "Money spent, by fund and year", "Held by", "", *years, "Over the plan", "Left"), "money"),
        *_money_lines(analysis),
        BoardLine(()),
        BoardLine(("Rank", "Intervention", "What happens", "Score", *years, "Over the plan", "Band"), "list"),
        *_list_lines(analysis, rows),
        BoardLine(()),
        BoardLine(("Score in points: what it could achieve × how far that can be counted on − its cost.",), "note"),
    )


def _question(analysis: Analysis) -> str:
    return safe(scenario_in_words(analysis), 2 * MOST_IN_A_CELL)


def _discounting(analysis: Analysis) -> tuple[BoardLine, ...]:
    rate = analysis.exercise.settings.discount_rate
    said = f"The sum above is discounted at {percent(rate)} a year; the money below is cash."
    return (BoardLine((said,), "note"),) if rate else ()


def _money_lines(analysis: Analysis) -> tuple[BoardLine, ...]:
    money, years = money_rows(analysis), analysis.exercise.years
    funds = dict.fromkeys(row.fund for row in money)
    lines = [[row for row in money if row.fund == fund] for fund in funds]
    fund_lines = [BoardLine((*("", line[0].fund_name, line[0].host, ""), *_spent(line, years))) for line in lines]
    return (*fund_lines, BoardLine(("", "All funds", "", "", *_spent(money, years)), "total"))


def _spent(money: Sequence[MoneyRow], years: Sequence[str]) -> tuple[int, ...]:
    by_year = [sum(row.spent_gbp for row in money if row.year == year) for year in years]
    return (*by_year, sum(by_year), sum(row.left_gbp for row in money))


def _list_lines(analysis: Analysis, rows: Sequence[PriorityRow]) -> tuple[BoardLine, ...]:
    listed = [row for row in rows if row.band is not Band.REDUCTION]
    inside = [row for row in listed if row.funded]
    spent = pounds(sum(year.spent_gbp for year in analysis.portfolio.money))
    return (
        *(_line(analysis, row) for row in inside),
        BoardLine(("", f"The cut line: {spent} is spent. What is below is not funded, or stops."), "cut"),
        *(_line(analysis, row) for row in listed if not row.funded),
        *_cut_lines(analysis, [row for row in rows if row.band is Band.REDUCTION]),
    )


def _cut_lines(analysis: Analysis, cuts: Sequence[PriorityRow]) -> tuple[BoardLine, ...]:
    if not cuts:
        return ()
    title = BoardLine(("", "Proposed cuts: made or not made, never called funded."), "cut")
    return title, *(_line(analysis, row) for row in cuts)


def _line(analysis: Analysis, row: PriorityRow) -> BoardLine:
    costs = analysis.costs_of[row.intervention]
    by_year = [sum(cost.amount_gbp for cost in costs if cost.year == year) for year in analysis.exercise.years]
    happens = decision(row.action, row.level, nothing_to_cut=row.nothing_to_cut)
    return BoardLine((row.rank, row.name, happens, row.score, *by_year, sum(by_year), BAND_WORDS[row.band]))


def _in_header(text: str, most: int) -> str:
    # An "&" would begin a command of the header.
    plain = safe(text, MOST_IN_A_CELL).replace("\n", " ").replace("&", "and")
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _mark(analysis: Analysis) -> str:
    return "&R&BIllustrative, not real" if analysis.exercise.illustrative else ""


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


def _write(sheet: Any, number: int, line: BoardLine, looks: dict[tuple[str, str], Any], columns: int) -> None:
    if line.look in TABLES:
        sheet.set_row(number, LINE_POINTS * _lines_high(line))
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
    over_figures = column == 0 or (SCORE <= column < columns - (line.look == "list"))
    return "heading" if line.look in ("money", "list") and over_figures else "text"


def _lines_high(line: BoardLine) -> int:
    # A spreadsheet does not make a row higher by itself when it opens a file.
    texts = zip(line.cells[1:SCORE], (NAME_LETTERS, HAPPENS_LETTERS), strict=False)
    wrapped = [ceil(len(str(text)) / letters) for text, letters in texts]
    return 1 if line.look == "cut" else max([1, *wrapped])
