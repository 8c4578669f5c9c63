"""The choices that drop down from the cells of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prioritise.files.workbook.columns import Column
from prioritise.files.workbook.grid import EXERCISE, Grid, title_of

ROWS_WITH_DROP_DOWNS = 1_000


def add_drop_down(sheet: Any, place: int, column: Column, grids: Sequence[Grid]) -> None:
    """Have what belongs in a column of a sheet drop down from its cells, where it is one of a few words or names."""
    source = list(column.words) or (_range(column, grids) if column.named_in else "")
    if source:
        # Another text may be right as well, such as a name in place of its id, so it is only asked about.
        rule = {"validate": "list", "source": source, "error_type": "information", "ignore_blank": True}
        sheet.data_validation(1, place, ROWS_WITH_DROP_DOWNS, place, rule)


def _range(column: Column, grids: Sequence[Grid]) -> str:
    """The cells of another sheet in which what a column names is listed."""
    refers = column.named_in
    if refers is None:
        return ""
    stem = refers.table or refers.listed_under
    if title_of(stem) in {grid.title for grid in grids}:
        return f"='{title_of(stem)}'!$A$2:$A${ROWS_WITH_DROP_DOWNS}"
    exercise = next(grid for grid in grids if grid.title == EXERCISE)
    rows = [number for number, row in enumerate(exercise.rows, 2) if row[0] == stem]
    return f"='{EXERCISE}'!$B${rows[0]}:$Z${rows[0]}" if rows else ""
