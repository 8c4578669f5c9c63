"""Lines and tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.words import TextTable


def say(lines: Iterable[str]) -> None:
    """Print a line each."""
    for line in lines:
        print(line)


def say_table(title: str, table: TextTable) -> None:
    """Print a table by its rows, each with what its headings call its cells, under a title; nothing without rows."""
    if table.rows:
        print(title)
    for row in table.rows:
        said = [f"{heading}: {cell}" for heading, cell in zip(table.headings[1:], row[1:], strict=True) if cell]
        print(f"  {row[0]}. {'; '.join(said)}")
