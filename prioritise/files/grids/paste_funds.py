"""Pasted costs of what has costs from other funds: asked whether they go in place of those, or beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prioritise.files.grids.grid import Grid, GridRow, PasteQuestion
from prioritise.files.grids.of_files import COSTS, FUND, SIZE
from prioritise.files.grids.row_keys import row_key
from prioritise.words import joined

IN_PLACE, BESIDE = "In place of what is there", "Beside what is there"
ANSWERS = (IN_PLACE, BESIDE)
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class OtherFunds:
    """One intervention, or a size of it: the rows of its costs that the paste does not name, and the new ones."""

    name: str
    places: tuple[int, ...]
    there: tuple[str, ...]
    pasted: tuple[str, ...]


def other_funds(grid: Grid, added: Sequence[GridRow]) -> tuple[OtherFunds, ...]:
    """Find what has costs in a grid from other funds only than the added rows name; nothing in any other grid."""
    if grid.title != COSTS:
        return ()
    there, pasted = [row_key(grid, row) for row in grid.rows], {row_key(grid, row) for row in added}
    new: dict[tuple[str, ...], list[GridRow]] = {}
    for row in added:
        key = row_key(grid, row)
        if key[0] and key[-1] and key not in there:
            new.setdefault(key[:-1], []).append(row)
    found = []
    for thing, rows in new.items():
        places = tuple(n for n, key in enumerate(there) if key[:-1] == thing and key not in pasted)
        if places:
            old = (grid.rows[place] for place in places)
            found.append(OtherFunds(_name(grid, rows[0]), places, _funds(grid, old), _funds(grid, rows)))
    return tuple(found)


def fund_questions(others: Iterable[OtherFunds]) -> tuple[PasteQuestion, ...]:
    """Ask of each pair of funds once whether the pasted costs go in place of those there or beside them."""
    return tuple(PasteQuestion(_sentence(alike), ANSWERS) for alike in _alike(others))


def with_pasted_funds(grid: Grid, others: Iterable[OtherFunds], answers: Mapping[str, str]) -> Grid:
    """Return the grid in which rows whose place is taken have the funds as pasted; those too many are left out."""
    if grid.title != COSTS:
        return grid
    rows: list[GridRow | None] = list(grid.rows)
    column = grid.headings.index(FUND)
    for alike in _alike(others):
        if answers.get(_sentence(alike)) != IN_PLACE:
            continue
        for other in alike:
            for number, place in enumerate(other.places):
                row = grid.rows[place]
                fund = other.pasted[number] if number < len(other.pasted) else ""
                cells = (*row.cells[:column], fund, *row.cells[column + 1 :])
                rows[place] = GridRow(row.id, cells) if fund else None
    return grid.with_rows(row for row in rows if row is not None)


def funds_said(others: Iterable[OtherFunds], answers: Mapping[str, str]) -> tuple[str, ...]:
    """Say of each pair of funds what became of the costs that were there."""
    return tuple(
        f"Costs of {_names(alike)} from {joined(alike[0].pasted)}: "
        f"{'in place of' if answers.get(_sentence(alike)) == IN_PLACE else 'beside'} "
        f"those from {joined(alike[0].there)}."
        for alike in _alike(others)
    )


def _alike(others: Iterable[OtherFunds]) -> list[list[OtherFunds]]:
    """What has the same funds there and the same as pasted is asked about together."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[OtherFunds]] = {}
    for other in others:
        groups.setdefault((other.there, other.pasted), []).append(other)
    return list(groups.values())


def _sentence(alike: Sequence[OtherFunds]) -> str:
    has, are = ("has", "is") if len(alike) == 1 else ("have", "are")
    return (
        f"{_names(alike)} {has} costs from {joined(alike[0].there)}, and {are} pasted with costs from "
        f"{joined(alike[0].pasted)}: in place of what is there, or beside it?"
    )


def _names(alike: Sequence[OtherFunds]) -> str:
    beyond = len(alike) - MOST_NAMED
    return joined([*(other.name for other in alike[:MOST_NAMED]), *([f"{beyond:,} more"] if beyond > 0 else [])])


def _name(grid: Grid, row: GridRow) -> str:
    cells = grid.cells_of(row)
    size = cells.get(SIZE, "")
    return f"{row.cells[0]} ({size})" if size else row.cells[0]


def _funds(grid: Grid, rows: Iterable[GridRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(grid.cells_of(row)[FUND] or "no fund named" for row in rows))
