"""A table of words, ready to be drawn, read aloud or written to a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextTable:
    """Headings, and rows of as many cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Every row has a cell under each heading; raises ValueError otherwise."""
        for row in self.rows:
            if len(row) != len(self.headings):
                raise ValueError(f"{len(row)} cells under {len(self.headings)} headings")

    def column(self, heading: str) -> tuple[str, ...]:
        """The cells under one heading."""
        place = self.headings.index(heading)
        return tuple(row[place] for row in self.rows)
