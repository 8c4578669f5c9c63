"""The rows of `measurements.csv` in which one person entered what a panel scores."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.criteria import MeasuredBy
from prioritise.files.exercise.draft import draft_of
from prioritise.files.exercise.rows import MeasurementRow
from prioritise.files.grids.csv_edit import TableEdit, with_edits

MEASUREMENTS_FILE = MeasurementRow.declared.file


def without_entered(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files without what one person entered on criteria that a panel scores; every other row as it was."""
    draft = draft_of(files)
    scored = {id_ for id_, criterion in draft.criteria.items() if criterion.measured_by is MeasuredBy.PANEL}
    rows = {row.row for row in draft.measurements.rows if row.cells.criterion in scored}
    return with_edits(files, {MEASUREMENTS_FILE: TableEdit(taken_out=rows)})
