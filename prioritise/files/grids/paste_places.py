"""Pasted rows in the places of those that stand for the same things, and what their empty cells would empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from prioritise.files.grids.grid import Grid, GridRow, PasteQuestion
from prioritise.files.grids.of_files import COSTS, FUND, LIST_HEADINGS, NAME
from prioritise.files.grids.row_keys import row_key

EMPTY_THEM, KEEP_THEM = "Empty them, as pasted", "Keep what is there"
ANSWERS = (EMPTY_THEM, KEEP_THEM)
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class WouldBeEmptied:
    """A cell that is empty as pasted and is not where it goes: the name of its row, its heading, what is there."""

    row: str
    heading: str
    there: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A grid with pasted rows in place: with empty cells as pasted, and with what was there in them instead.

    `names` are what the rows are called whose place was taken.
    """

    emptied: Grid
    as_it_was: Grid
    would_be_emptied: tuple[WouldBeEmptied, ...]
    names: tuple[str, ...] = ()


def in_place(grid: Grid, added: Sequence[GridRow], pasted: Collection[str]) -> Placed:
    """Put rows into a grid, each in the place of the one with its key; columns that were not pasted stay."""
    emptied, as_it_was, taken = list(grid.rows), list(grid.rows), set[int]()
    would_be: list[WouldBeEmptied] = []
    names: list[str] = []
    for row in added:
        place = _place_of(grid, row)
        if place < 0 or place in taken:
            emptied.append(row)
            as_it_was.append(row)
            continue
        taken.add(place)
        there, cells = grid.rows[place], []
        only_costs = _says_only_costs(grid, row)
        wholly = set() if only_costs else pasted
        names += [] if only_costs else [row.cells[0]]
        for heading, new, old in zip(grid.headings, row.cells, there.cells, strict=True):
            if old.strip() and not new and heading in wholly:
                would_be.append(WouldBeEmptied(there.cells[0], heading, old))
            cells.append(new if new or heading in wholly else old)
        emptied[place] = GridRow(there.id, tuple(cells))
        kept = (new or old for new, old in zip(row.cells, there.cells, strict=True))
        as_it_was[place] = GridRow(there.id, tuple(kept))
    return Placed(grid.with_rows(emptied), grid.with_rows(as_it_was), tuple(would_be), tuple(names))


def emptied_question(cells: Sequence[WouldBeEmptied]) -> PasteQuestion:
    """Ask whether what is there is to be emptied where the pasted cell is empty."""
    return PasteQuestion(f"Would be emptied, since these cells are pasted empty: {_named(cells)}.", ANSWERS)


def emptied_said(cells: Sequence[WouldBeEmptied], answer: str) -> str:
    """Say what became of them, in a sentence."""
    return f"{'Emptied, as pasted' if answer == EMPTY_THEM else 'Kept, though pasted empty'}: {_named(cells)}."


def _place_of(grid: Grid, row: GridRow) -> int:
    """Where the row with the same key is, or the only cost of the same thing where no fund is named; else -1."""
    key = row_key(grid, row)
    if not key[0]:
        return -1
    keys = [row_key(grid, there) for there in grid.rows]
    if grid.title == COSTS and not grid.cells_of(row)[FUND]:
        same = [place for place, there in enumerate(keys) if there[:-1] == key[:-1]]
        return same[0] if len(same) == 1 else -1
    return keys.index(key) if key in keys else -1


def _says_only_costs(grid: Grid, row: GridRow) -> bool:
    """Whether a row names an intervention and says nothing else of it: its costs are all that was meant."""
    cells = grid.cells_of(row)
    return NAME in cells and not any(cells.get(heading) for heading in LIST_HEADINGS if heading != NAME)


def _named(cells: Sequence[WouldBeEmptied]) -> str:
    rows: dict[str, list[str]] = {}
    for cell in cells[:MOST_NAMED]:
        rows.setdefault(cell.row, []).append(f"{cell.heading} ({cell.there})")
    named = "; ".join(f"{row}: {', '.join(headings)}" for row, headings in rows.items())
    beyond = len(cells) - MOST_NAMED
    return f"{named}; and {beyond:,} more" if beyond > 0 else named
