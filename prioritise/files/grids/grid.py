"""A grid of text cells, as somebody types or pastes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.words import are_numbers


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: the text of every cell, and the id of what it stands for in the files; empty for a row that is new."""

    id: str
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid under its title; every row has a cell for every heading."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[GridRow, ...] = ()

    def cells_of(self, row: GridRow) -> dict[str, str]:
        """Return the cells of a row by heading, without spaces around them."""
        return {heading: cell.strip() for heading, cell in zip(self.headings, row.cells, strict=True)}

    def by_id(self) -> Mapping[str, dict[str, str]]:
        """Return the cells by heading of every row that stands for something in the files."""
        return {row.id: self.cells_of(row) for row in self.rows if row.id}

    def answered(self, cells: Iterable[tuple[int, str, str, str]]) -> Grid:
        """Return the grid with other text in cells: by row from 1, heading, what stands there still, and what is
        meant.
        """
        rows = list(self.rows)
        for number, heading, typed, meant in cells:
            row, place = rows[number - 1], self.headings.index(heading)
            if row.cells[place].strip() == typed:
                rows[number - 1] = GridRow(row.id, (*row.cells[:place], meant, *row.cells[place + 1 :]))
        return self.with_rows(rows)

    def fitted_to(self, other: Grid) -> Grid:
        """Return the rows of this grid under the headings of another; a cell that is new is as that has it."""
        there = other.by_id()
        rows = (
            GridRow(row.id, tuple(cells.get(heading, "") for heading in other.headings))
            for row in self.rows
            for cells in (there.get(row.id, {}) | self.cells_of(row),)
        )
        return other.with_rows(rows)

    def with_rows_of(self, other: Grid) -> Grid:
        """Return the grid with the rows of another below its own that stand for what it has no row of."""
        here = {row.id for row in self.rows}
        return self.with_rows((*self.rows, *(row for row in other.rows if row.id not in here)))

    def is_of_numbers(self, heading: str) -> bool:
        """Tell whether everything that stands under a heading is a number, and something is."""
        return are_numbers(self.cells_of(row)[heading] for row in self.rows)

    def with_rows(self, rows: Iterable[GridRow]) -> Grid:
        """Return the grid with other rows; rows with nothing in them are left out."""
        return Grid(self.title, self.headings, tuple(row for row in rows if not row.is_empty))


@dataclass(frozen=True, slots=True)
class PasteQuestion:
    """What is asked about rows before they are added to a grid: a sentence that tells it from others, and answers."""

    sentence: str
    answers: tuple[str, ...]
