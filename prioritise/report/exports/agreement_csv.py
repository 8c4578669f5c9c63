"""The agreement's targets as a CSV file, to edit and bring back in."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.report.exports.export import Export, of_exercise
from prioritise.report.targets.agreement_table import agreement_table
from prioritise.report.words.csv_cells import csv_bytes


def agreement_csv(exercise: Exercise) -> bytes:
    """Write the agreement's table as CSV."""
    table = agreement_table(exercise)
    return csv_bytes(table.headings, table.rows)


EXPORT = Export(
    file="agreement.csv",
    holds="The targets that count, a row each, to edit and bring back in.",
    build=of_exercise(agreement_csv),
    command="prioritise agreement export",
)
