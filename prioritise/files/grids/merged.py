"""Two people's changes of one grid put together: what only one changed is kept, what both changed is shown to both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from prioritise.files.grids.edited import TypedGrids
from prioritise.files.grids.grid import Grid, GridRow

TAKEN_OUT = "taken out"


@dataclass(frozen=True, slots=True)
class BothChanged:
    """A cell that two people changed: the name of its row, its heading, and what each of them wrote."""

    grid: str
    row: str
    heading: str
    yours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Typed grids on what stands now, with yours where both wrote, and every place where both did."""

    typed: TypedGrids
    both: tuple[BothChanged, ...]


def merged(typed: TypedGrids, before: TypedGrids, now: TypedGrids) -> Merged:
    """Put what was typed on `before` on top of what stands `now`."""
    both: list[BothChanged] = []
    grids = {}
    for field in fields(TypedGrids):
        mine, base, theirs = (getattr(side, field.name) for side in (typed, before, now))
        if mine is not None and base is not None and theirs is not None:
            grids[field.name] = _grid(mine, base, theirs, both)
    return Merged(TypedGrids(**grids), tuple(both))


def _grid(mine: Grid, base: Grid, theirs: Grid, both: list[BothChanged]) -> Grid:
    mine_by_id, base_by_id = mine.by_id(), base.by_id()
    rows = []
    for row in theirs.rows:
        cells = theirs.cells_of(row)
        was = base_by_id.get(row.id)
        if was is None:
            rows.append(row)
        elif row.id not in mine_by_id:
            if cells == was:
                continue
            both.append(BothChanged(mine.title, row.cells[0], "", TAKEN_OUT, "changed"))
            rows.append(row)
        else:
            rows.append(_row(theirs, row, mine_by_id[row.id], was, both))
    here = {row.id for row in theirs.rows}
    for own, said in mine_by_id.items():
        if own not in here and said != base_by_id.get(own):
            both.append(BothChanged(mine.title, next(iter(said.values())), "", "changed", TAKEN_OUT))
    new = (
        GridRow("", tuple(mine.cells_of(row).get(heading, "") for heading in theirs.headings))
        for row in mine.rows
        if row.id not in base_by_id
    )
    return theirs.with_rows([*rows, *new])


def _row(
    theirs: Grid, row: GridRow, mine: Mapping[str, str], was: Mapping[str, str], both: list[BothChanged]
) -> GridRow:
    now, cells = theirs.cells_of(row), []
    for heading in theirs.headings:
        typed, stood, stands = mine.get(heading, now[heading]), was.get(heading, ""), now[heading]
        if typed != stood and stands not in (stood, typed):
            both.append(BothChanged(theirs.title, row.cells[0], heading, typed, stands))
        cells.append(stands if typed == stood else typed)
    return GridRow(row.id, tuple(cells))
