"""The agreement's targets as a CSV file, to edit and bring back in."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.report.exports.export import Export
from prioritise.report.targets.agreement_table import agreement_table
from prioritise.report.words.csv_cells import csv_bytes
from prioritise.robustness.bands import Bands


def agreement_csv(exercise: Exercise) -> bytes:
    """Write the agreement's table as CSV."""
    table = agreement_table(exercise)
    return csv_bytes(table.headings, table.rows)


def _of(analysis: Analysis, _bands: Bands) -> bytes:
    return agreement_csv(analysis.exercise)


EXPORT = Export(
    file="agreement.csv",
    holds="The targets that count, a row each, to edit and bring back in.",
    build=_of,
    command="prioritise agreement export",
)
