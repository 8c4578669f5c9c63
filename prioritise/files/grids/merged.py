"""Two people's changes of one grid put together: what only one changed is kept, what both changed is shown to both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from prioritise.files.grids.edited import TypedGrids
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.row_keys import row_key, say_the_same

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


@dataclass(frozen=True, slots=True)
class MergedGrid:
    """One grid on what stands now: with yours where both wrote, the same with theirs there, and those places."""

    yours: Grid
    theirs: Grid
    both: tuple[BothChanged, ...]


def merged(typed: TypedGrids, before: TypedGrids, now: TypedGrids) -> Merged:
    """Put what was typed on `before` on top of what stands `now`."""
    both: list[BothChanged] = []
    grids = {}
    for field in fields(TypedGrids):
        mine, base, theirs = (getattr(side, field.name) for side in (typed, before, now))
        if mine is not None and base is not None and theirs is not None:
            put = merged_grid(mine, base, theirs)
            grids[field.name] = put.yours
            both += put.both
    return Merged(TypedGrids(**grids), tuple(both))


def merged_grid(mine: Grid, base: Grid, theirs: Grid) -> MergedGrid:
    """Put one grid that was typed on `base` on top of what stands now, row by row.

    A row that is new to both is one where it stands for the same thing.
    """
    both: list[BothChanged] = []
    mine_by_id, base_by_id = mine.by_id(), base.by_id()
    new = {row_key(mine, row): row for row in mine.rows if row.id not in base_by_id and row_key(mine, row)[0]}
    taken: set[int] = set()
    pairs: list[tuple[GridRow, GridRow]] = []
    for row in theirs.rows:
        was = base_by_id.get(row.id)
        same = new.get(row_key(theirs, row)) if was is None else None
        if same is not None:
            taken.add(id(same))
            pairs.append(_rows(theirs, row, mine.cells_of(same), {}, both))
        elif was is None:
            pairs.append((row, row))
        elif row.id not in mine_by_id:
            if theirs.cells_of(row) != was:
                both.append(BothChanged(mine.title, row.cells[0], "", TAKEN_OUT, "changed"))
                pairs.append((row, row))
        else:
            pairs.append(_rows(theirs, row, mine_by_id[row.id], was, both))
    both += _changed_and_gone(mine, base, theirs)
    for row in mine.rows:
        if row.id not in base_by_id and id(row) not in taken:
            added = GridRow("", tuple(mine.cells_of(row).get(heading, "") for heading in theirs.headings))
            pairs.append((added, added))
    yours, others = (theirs.with_rows(pair[place] for pair in pairs) for place in (0, 1))
    return MergedGrid(yours, others, tuple(both))


def _changed_and_gone(mine: Grid, base: Grid, theirs: Grid) -> list[BothChanged]:
    """The rows that are no longer there, and that were changed here."""
    here, before = {row.id for row in theirs.rows}, base.by_id()
    return [
        BothChanged(mine.title, next(iter(said.values())), "", "changed", TAKEN_OUT)
        for own, said in mine.by_id().items()
        if own in before and own not in here and said != before[own]
    ]


def _rows(
    theirs: Grid, row: GridRow, mine: Mapping[str, str], was: Mapping[str, str], both: list[BothChanged]
) -> tuple[GridRow, GridRow]:
    """The row with what was typed on what stands, and the same with what stands where both wrote."""
    now, yours, others = theirs.cells_of(row), [], []
    for heading in theirs.headings:
        typed, stood, stands = mine.get(heading, now[heading]), was.get(heading, ""), now[heading]
        is_as_it_stands = typed == stood or say_the_same(typed, stands)
        is_both = not is_as_it_stands and stands != stood
        if is_both:
            both.append(BothChanged(theirs.title, row.cells[0], heading, typed, stands))
        cell = stands if is_as_it_stands else typed
        yours.append(cell)
        others.append(stands if is_both else cell)
    return GridRow(row.id, tuple(yours)), GridRow(row.id, tuple(others))
