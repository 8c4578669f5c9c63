"""A grid to type in or paste into: what it shows, and what somebody made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig, ColumnWidth

from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import (
    COSTS,
    FUND,
    HOST,
    KIND,
    LIST,
    MONEY,
    NEEDED,
    PEOPLE,
    SECTOR,
    SHARE,
    SIZE,
    STATUS,
)
from prioritise.files.grids.table_grids import EFFECTS, TARGETS
from prioritise.files.year_text import year_as_written

ID, ROW, SHOWN, NEEDED_MARK = "id", "Row", ":shown", "*"
ROW_WIDTH = 45
HELP: Mapping[str, str] = {
    MONEY: "A row a fund. Kind is revenue or capital. Host is the partner who holds the money.",
    LIST: "A row for everything you could start, go on with or stop. Write new, current or cut.",
    COSTS: "A row an intervention and fund, with the pounds of every year.",
    EFFECTS: "A row an intervention and indicator. Low and high say how sure it is.",
    TARGETS: "A row a target.",
}
WIDTHS: Mapping[str, int] = {
    SIZE: 110,
    FUND: 170,
    KIND: 80,
    HOST: 120,
    STATUS: 185,
    SECTOR: 80,
    PEOPLE: 145,
    SHARE: 165,
}
NAMING_WIDTH, FUND_NAMING_WIDTH, WHOLE_PAGE_NAMING_WIDTH, YEAR_WIDTH = 230, 150, 280, 96
"""Pixels, so that on a desk most names can be read, and the pounds of every year of a fund stand beside its name; with
more for a name where a grid has the width of the page."""
ROW_HEIGHT, LEAST_ROWS, MOST_ROWS_SHOWN = 35, 3, 12


def grid_editor(grid: Grid, *, key: str, has_whole_page: bool = False) -> None:
    """Draw a grid; `typed_grid` has what was typed, as soon as anything is pressed or the page looks again.

    With `has_whole_page` nothing stands beside it, and its names get more room.
    """
    shown = st.session_state.get(key + SHOWN)
    # What was typed is a change of the grid as it was first drawn.
    as_drawn = shown if key in st.session_state and isinstance(shown, Grid) else None
    grid = as_drawn or _with_rows_to_type_in(grid)
    st.session_state[key + SHOWN] = grid
    # Every page knows this module, and loading pandas takes longer than most of them.
    import pandas as pd

    columns = [*grid.headings, ID]
    frame = pd.DataFrame([[*row.cells, row.id] for row in grid.rows], columns=columns, dtype=str)
    # The number that problems name: a grid to which rows can be added does not show its index. It stays in sight while
    # the rest moves under it.
    frame.insert(0, ROW, [str(number) for number in range(1, len(frame) + 1)])
    rows = min(max(len(frame) + 1, LEAST_ROWS), MOST_ROWS_SHOWN)
    st.caption(f"{HELP.get(grid.title, '')} {_how_far_it_goes(grid)}".strip())
    st.data_editor(
        frame,
        key=key,
        num_rows="dynamic",
        # Each cell is known at once and draws nothing anew; otherwise a press right after the last one would miss it.
        on_change="ignore",
        width="stretch",
        height=(rows + 1) * ROW_HEIGHT + 10,
        row_height=ROW_HEIGHT,
        column_config={
            ID: None,
            ROW: st.column_config.TextColumn(ROW, disabled=True, width=ROW_WIDTH, pinned=True, default=""),
            **{heading: _column(grid, heading, has_whole_page=has_whole_page) for heading in grid.headings},
        },
    )


def _column(grid: Grid, heading: str, *, has_whole_page: bool) -> ColumnConfig:
    alignment: Literal["right"] | None = "right" if grid.is_of_numbers(heading) else None
    # What names a row stays beside whatever is scrolled to; a new row begins empty, not with the word for nothing.
    pinned = True if heading == grid.headings[0] else None
    width = WHOLE_PAGE_NAMING_WIDTH if pinned and has_whole_page else _width(grid, heading)
    label = f"{heading} {NEEDED_MARK}" if heading in NEEDED.get(grid.title, ()) else heading
    return st.column_config.TextColumn(label, width=width, alignment=alignment, pinned=pinned, default="")


def _how_far_it_goes(grid: Grid) -> str:
    rows = len(grid.rows)
    down = f"It has {rows} rows: scroll down in it for those below the first {MOST_ROWS_SHOWN}. "
    sideways = f"Scroll the grid sideways if you do not see its last column, “{grid.headings[-1]}”."
    needed = f"Columns with {NEEDED_MARK} are needed. " if grid.title in NEEDED else ""
    return f"{needed}{down if rows > MOST_ROWS_SHOWN else ''}{sideways}"


def _width(grid: Grid, heading: str) -> ColumnWidth | None:
    if heading == grid.headings[0]:
        return FUND_NAMING_WIDTH if grid.title == MONEY else NAMING_WIDTH
    return YEAR_WIDTH if year_as_written(heading) == heading else WIDTHS.get(heading)


def is_typed_in(key: str) -> bool:
    """Tell whether what stands in a grid is something else than it was drawn with."""
    shown, typed = st.session_state.get(key + SHOWN), typed_grid(key)
    return isinstance(shown, Grid) and typed is not None and typed != shown.with_rows(shown.rows)


def _with_rows_to_type_in(grid: Grid) -> Grid:
    """The grid with rows to begin in where it has hardly any: who has never seen one does not know how to add any."""
    empty = GridRow("", ("",) * len(grid.headings))
    return Grid(grid.title, grid.headings, (*grid.rows, *([empty] * (LEAST_ROWS - len(grid.rows)))))


def typed_grid(key: str) -> Grid | None:
    """Return what somebody made of the grid that was drawn under a key; None when none was. For callbacks."""
    shown, edits = st.session_state.get(key + SHOWN), st.session_state.get(key)
    if not isinstance(shown, Grid):
        return None
    return shown if edits is None else _with_edits(shown, edits)


def _with_edits(shown: Grid, edits: Mapping[str, Any]) -> Grid:
    rows = []
    gone = set(edits.get("deleted_rows", ()))
    for place, row in enumerate(shown.rows):
        if place in gone:
            continue
        changed = edits.get("edited_rows", {}).get(place, {})
        cells = zip(shown.headings, row.cells, strict=True)
        rows.append(GridRow(row.id, tuple(_text(changed.get(heading, cell)) for heading, cell in cells)))
    added = [
        GridRow("", tuple(_text(added_row.get(heading)) for heading in shown.headings))
        for added_row in edits.get("added_rows", ())
    ]
    return shown.with_rows([*rows, *added])


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
