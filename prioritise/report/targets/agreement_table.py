"""The agreement as a table to take away and bring back in, as CSV and as a workbook."""

from __future__ import annotations

import io
import re

from prioritise.analysis.targets import current_targets, earlier_versions, milestones_of
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.table import HEADINGS
from prioritise.report.targets.agreement_versions import versions_table
from prioritise.report.words.csv_cells import NO_CLOCK, csv_bytes, plain_figure, shown_level
from prioritise.words.text_table import TextTable

MORE_HEADINGS = (
    "kind",
    "measure",
    "better",
    "unit",
    "indicator",
    "area_code",
    "no_stretch",
    "source",
)
NATIONAL = re.compile(r"ni-(\d+)")
WIDTHS = (12, 60, 10, 12, 10, 10, 10, 24, 40, 12, 10, 10, 14, 24, 14, 12, 60)
"""Column widths of the agreement's sheet, in characters."""


def agreement_table(exercise: Exercise) -> TextTable:
    """The targets that count in the shape the agreements had, one row a target, ready to be imported again.

    Headings are in the exercise's vocabulary. Empty cells are what is not known yet; a baseline that counts too few
    people to show is hidden, and kept as it is when the table comes back in.
    """
    words = words_of(exercise.vocabulary)
    named = {"lead": words.lead_partner, "partners": words.partners}
    headings = tuple(named.get(each, each) for each in HEADINGS) + MORE_HEADINGS
    return TextTable(headings, tuple(_agreement_row(exercise, each) for each in current_targets(exercise)))


def agreement_csv(exercise: Exercise) -> bytes:
    """The agreement's table as CSV."""
    table = agreement_table(exercise)
    return csv_bytes(table.headings, table.rows)


def agreement_workbook(exercise: Exercise) -> bytes:
    """The agreement's table as an Excel workbook: a sheet of targets, one of versions they replaced, one of changes."""
    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": exercise.title, "created": NO_CLOCK.replace(tzinfo=None)})
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    replaced = TextTable(
        (*agreement_table(exercise).headings, "version"),
        tuple((*_agreement_row(exercise, each), each.version) for each in earlier_versions(exercise)),
    )
    sheets = {
        "Targets": agreement_table(exercise),
        "Earlier versions": replaced,
        "What changed": versions_table(exercise),
    }
    for name, table in sheets.items():
        sheet = workbook.add_worksheet(name)
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, (*WIDTHS, 10)[column])
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, wrapped)
        sheet.freeze_panes(1, 2)
    workbook.close()
    return buffer.getvalue()


def _agreement_row(exercise: Exercise, target: Target) -> tuple[str, ...]:
    national = NATIONAL.fullmatch(target.id)
    milestones = milestones_of(exercise, target)
    by_year = [plain_figure(milestones.get(year)) for year in exercise.years[:3]]
    lead = exercise.partner_by_id[target.lead_partner].name if target.lead_partner else ""
    return (
        f"NI {national[1]}" if national else target.id,
        target.title,
        shown_level(exercise, target, target.baseline),
        target.baseline_period,
        *by_year,
        *[""] * (3 - len(by_year)),
        lead,
        "; ".join(exercise.partner_by_id[each].name for each in target.partners),
        str(target.kind),
        str(target.measure),
        target.better,
        target.unit,
        target.indicator,
        target.area_code,
        plain_figure(target.no_stretch),
        target.source,
    )
