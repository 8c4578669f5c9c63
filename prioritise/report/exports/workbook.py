"""The result as an Excel workbook that someone who was not in the room can read."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from prioritise.analysis import Analysis
from prioritise.analysis.priority_list import PriorityRow, priority_list, summary_sentence
from prioritise.report.exports.board.listing import RANK_NOTE, listing, tests_note
from prioritise.report.exports.board_sheet import LINE_POINTS, board_sheet
from prioritise.report.exports.export import RUN_EXCEL, Export
from prioritise.report.exports.priorities_csv import PRIORITIES_HEADINGS
from prioritise.report.exports.targets_csv import TARGETS_HEADINGS, target_rows
from prioritise.report.exports.trail import TRAIL_HEADINGS, value_trail
from prioritise.report.needs.voices import voices_table
from prioritise.report.targets.current_services import current_services_sentence
from prioritise.report.targets.delivery_tables import delivery_table, reward_note
from prioritise.report.words.csv_cells import NO_CLOCK, Figure
from prioritise.report.words.scenario_in_words import scenario_in_words
from prioritise.robustness.bands import Bands

WIDEST_COLUMN, ABOUT_LETTERS = 60, 110
SHOWN = "0.0000"
"""How a figure that is not whole is shown; the cell holds all of it."""
FUNDED_SHARE = (
    "The share of the sets of weights, the agreed ones and each partner's, whose best list has it with today's money."
)
INTERVENTION_HEADINGS = ("provider", "sector", "evidence_grade")
"""Beside the columns of `priorities.csv`, which are a promise and stay as they are."""
MONEY_HEADINGS = (
    "fund",
    "name",
    "host",
    "year",
    "spent_gbp",
    "limit_gbp",
    "carried_in_gbp",
    "carried_out_gbp",
    "moved_in_gbp",
    "moved_out_gbp",
    "left_gbp",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its headings, the row they stand on and what is below them. `widths` are in characters."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def priorities_workbook(analysis: Analysis, bands: Bands) -> bytes:
    """Write a sheet for the board, then list, money, weights, values with their figures, targets, what people say."""
    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": analysis.exercise.title, "created": NO_CLOCK.replace(tzinfo=None)})
    rows = priority_list(analysis, bands)
    board_sheet(workbook, analysis, listing(analysis, bands))
    _about(workbook, analysis)
    for sheet in _sheets(analysis, rows):
        _write(workbook, sheet)
    workbook.close()
    return buffer.getvalue()


def _about(workbook: Any, analysis: Analysis) -> None:
    sheet = workbook.add_worksheet("About")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, ABOUT_LETTERS)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True, "valign": "top"})
    for row, (label, text) in enumerate(_about_rows(analysis)):
        sheet.set_row(row, LINE_POINTS * ceil(len(text) / ABOUT_LETTERS) or LINE_POINTS)
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, wrapped)


def _about_rows(analysis: Analysis) -> list[tuple[str, str]]:
    exercise = analysis.exercise
    return [
        ("Question", exercise.title),
        ("Scenario", scenario_in_words(analysis)),
        ("Result", summary_sentence(analysis)),
        ("Illustrative, not real", ", ".join(exercise.illustrative) or "nothing"),
        ("Price year", exercise.price_year),
        ("Score", "What it could achieve \u00d7 how far we can count on it \u2212 cost"),
        ("Rank", RANK_NOTE),
        ("funded_share", FUNDED_SHARE),
        ("reason", tests_note(exercise)),
        *_about_targets(analysis),
        *[("Note", f"{note.found} {note.what_to_do}") for note in analysis.notes],
        *[("Source", source) for source in exercise.sources],
    ]


def _about_targets(analysis: Analysis) -> list[tuple[str, str]]:
    counting = current_services_sentence(analysis)
    history = reward_note(analysis.exercise) if analysis.exercise.settings.targets.reward_history else ""
    return [(label, said) for label, said in (("Targets", counting), ("Reward", history)) if said]


def _sheets(analysis: Analysis, rows: Sequence[PriorityRow]) -> Iterable[Sheet]:
    headings = (*PRIORITIES_HEADINGS, *INTERVENTION_HEADINGS)
    yield Sheet("Priorities", headings, [(*_priority_cells(row), *_described(analysis, row)) for row in rows])
    yield Sheet(
        "Money",
        MONEY_HEADINGS,
        [_money_cells(analysis, year) for year in analysis.portfolio.money],
    )
    yield Sheet("Weights", ("criterion", "used", *_partner_names(analysis)), _weight_rows(analysis))
    yield Sheet("Values", TRAIL_HEADINGS, value_trail(analysis))
    yield from _target_sheets(analysis)
    voices = voices_table(analysis.exercise)
    if voices.rows:
        yield Sheet("Voices", voices.headings, voices.rows)


def _target_sheets(analysis: Analysis) -> Iterable[Sheet]:
    """Where every target goes and who leads it; and what has come of each, once there are milestones."""
    exercise = analysis.exercise
    if not exercise.targets:
        return
    yield Sheet("Targets", TARGETS_HEADINGS, target_rows(analysis))
    came = delivery_table(analysis, reward=exercise.settings.targets.reward_history)
    if came.rows:
        yield Sheet("Delivery", came.headings, came.rows)


def _priority_cells(row: PriorityRow) -> tuple[Any, ...]:
    return (
        row.rank,
        str(row.band),
        row.intervention,
        row.name,
        str(row.action),
        row.score,
        row.value_per_1000_gbp,
        row.cost_gbp,
        "yes" if row.funded else "no",
        row.funded_share,
        row.reason,
    )


def _described(analysis: Analysis, row: PriorityRow) -> tuple[str, ...]:
    subject = analysis.exercise.intervention_by_id[row.intervention]
    return subject.provider, str(subject.sector or ""), subject.evidence_grade


def _money_cells(analysis: Analysis, fund_year: Any) -> tuple[Any, ...]:
    fund = analysis.exercise.fund_by_id[fund_year.fund]
    host = analysis.exercise.partner_by_id[fund.host].name
    carried = (fund_year.carried_in_gbp, fund_year.carried_out_gbp, fund_year.moved_in_gbp, fund_year.moved_out_gbp)
    return (
        fund.id,
        fund.name,
        host,
        fund_year.year,
        fund_year.spent_gbp,
        fund_year.limit_gbp,
        *carried,
        fund_year.left_gbp,
    )


def _partner_names(analysis: Analysis) -> list[str]:
    return [analysis.exercise.partner_by_id[view.partner].name for view in analysis.group.partners]


def _weight_rows(analysis: Analysis) -> list[tuple[Any, ...]]:
    return [
        (criterion.name, analysis.weights[place], *[view.shares[place] for view in analysis.group.partners])
        for place, criterion in enumerate(analysis.exercise.weighted_criteria)
    ]


def _write(workbook: Any, sheet: Sheet) -> None:
    worksheet = workbook.add_worksheet(sheet.name)
    bold, shown = workbook.add_format({"bold": True}), workbook.add_format({"num_format": SHOWN})
    for column, heading in enumerate(sheet.headings):
        worksheet.write_string(0, column, heading, bold)
        longest = max((len(_as_shown(row[column])) for row in sheet.rows), default=0)
        worksheet.set_column(column, column, min(WIDEST_COLUMN, max(len(heading), longest) + 2))
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            number_cell = _number(cell)
            if isinstance(number_cell, int | float):
                style = shown if isinstance(number_cell, float) and not number_cell.is_integer() else None
                worksheet.write_number(number, column, number_cell, style)
            elif cell is not None:
                worksheet.write_string(number, column, str(cell))
    worksheet.freeze_panes(1, 0)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headings) - 1)


def _number(cell: Any) -> Any:
    return cell.number if isinstance(cell, Figure) else cell


def _as_shown(cell: Any) -> str:
    number = _number(cell)
    return f"{number:.4f}" if isinstance(number, float) else str(cell)


EXPORT = Export(
    file="priorities.xlsx",
    holds="The same as a workbook: list, money, weights, every value with its figures, targets, what people say.",
    build=priorities_workbook,
    command=RUN_EXCEL,
    button="Download the list (Excel)",
)
