"""Lines and tables on a terminal, and files with a line that says where they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

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
        cells = zip(table.headings[1:], row[1:], strict=True)
        said = [f"{heading}: {cell}" for heading, cell in cells if cell]
        # A cell may end as a sentence; what follows goes on with this one.
        going_on = [part.removesuffix(".") for part in said[:-1]]
        print(f"  {row[0]}. {'; '.join([*going_on, *said[-1:]])}")


def written(file: Path, content: bytes) -> str:
    """Write a file, with the folders around it, and say where it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return f"Written to {file}."


def all_written(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write files into a folder, which need not be there yet, and say which."""
    for name, content in files.items():
        written(folder / name, content)
    return f"Written to {folder}: {', '.join(files)}."
