"""The agreement's targets as an Excel workbook, with what their refreshes changed."""

from __future__ import annotations

import io

from prioritise.domain.exercise import Exercise
from prioritise.files.agreement.columns import milestone_columns
from prioritise.report.exports.export import Export, of_exercise
from prioritise.report.targets.agreement_table import agreement_table, earlier_versions_table
from prioritise.report.targets.agreement_versions import versions_table
from prioritise.report.words.csv_cells import NO_CLOCK

BEFORE, YEAR, AFTER = (12, 60, 10, 12), 10, (24, 40, 12, 10, 10, 14, 24, 14, 12, 60, 10)
"""Column widths of the agreement's sheet, in characters: before its milestones, of each, and after them."""


def agreement_workbook(exercise: Exercise) -> bytes:
    """Write the agreement as an Excel workbook: sheets of targets, of versions they replaced, and of changes."""
    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": exercise.title, "created": NO_CLOCK.replace(tzinfo=None)})
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    widths = (*BEFORE, *(YEAR for _column in milestone_columns(exercise.years)), *AFTER)
    sheets = {
        "Targets": agreement_table(exercise),
        "Earlier versions": earlier_versions_table(exercise),
        "What changed": versions_table(exercise),
    }
    for name, table in sheets.items():
        sheet = workbook.add_worksheet(name)
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, widths[column])
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, wrapped)
        sheet.freeze_panes(1, 2)
    workbook.close()
    return buffer.getvalue()


EXPORT = Export(
    file="agreement.xlsx",
    holds="The same as a workbook, with earlier versions of the targets and what each refresh changed.",
    build=of_exercise(agreement_workbook),
    command="prioritise agreement export",
)
