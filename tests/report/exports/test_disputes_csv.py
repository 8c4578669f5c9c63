"""What divides the panel as a file names no member."""

from __future__ import annotations

import csv
import io

from prioritise.analysis import disputed_cells
from prioritise.report.exports.disputes_csv import HEADINGS, disputes_csv
from tests.worked_example import worked_analysis


def test_it_has_a_row_a_cell_in_order_and_names_no_member() -> None:
    worked = worked_analysis()
    cells = disputed_cells(worked)
    text = disputes_csv(cells).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == HEADINGS
    assert [int(row["order"]) for row in rows] == list(range(1, len(cells) + 1))
    assert [row["changes_list"] == "yes" for row in rows] == [cell.changes_list for cell in cells]
    assert not any(member.id in text for member in worked.exercise.members)
