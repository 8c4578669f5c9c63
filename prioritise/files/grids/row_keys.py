"""What tells one row of a grid from another, as somebody who types or pastes it writes it."""

from __future__ import annotations

from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.table_grids import KEYS
from prioritise.files.naming import folded
from prioritise.files.number_text import money_in


def row_key(grid: Grid, row: GridRow) -> tuple[str, ...]:
    """Return what a row stands for, without what people write differently; its first part is empty without a name."""
    cells = grid.cells_of(row)
    return tuple(folded(cells.get(heading, "")) for heading in KEYS.get(grid.title, grid.headings[:1]))


def say_the_same(first: str, other: str) -> bool:
    """Tell whether two cells say the same, be they written in other capitals, or as pounds in another way."""
    figure = money_in(first)
    return folded(first) == folded(other) or (figure is not None and figure == money_in(other))
