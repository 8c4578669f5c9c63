"""The lines of CSV files, read once for whatever looks at them."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prioritise.files.limits import limits
from prioritise.files.text import text_in

INDICATORS_FILE = "indicators.csv"
WIDEST_LINE = 16_384
"""Cells. A spreadsheet has no wider row; one of millions would take much memory before it could be refused."""


@dataclass(frozen=True, slots=True)
class CsvLines:
    """The lines of a file that hold anything, with their numbers in it.

    `broken_at` is the number of the first line that cannot be read, None when all can; those before it are not here.
    `are_too_many`: there are more lines than a table has, and none is here. `columns` is how many the first filled line
    has; where they are more than the limit, nothing below it is here.
    """

    filled: tuple[tuple[int, list[str]], ...] = ()
    broken_at: int | None = None
    columns: int = 0
    are_too_many: bool = False

    @property
    def are_too_wide(self) -> bool:
        """Whether there are more columns than any table has."""
        return self.columns > limits().table_columns


def csv_lines(text: str, name: str = "") -> CsvLines:
    """Read the lines of a CSV file from its text. Only published figures, by the file's name, may have very many."""
    lines: list[list[str]] = []
    columns, most, most_rows = 0, limits().table_columns, limits().table_rows
    if name != INDICATORS_FILE and text.count("\n") > most_rows and len(text.strip()) > most_rows:
        return CsvLines(are_too_many=True)
    try:
        for line in csv.reader(_narrow(io.StringIO(text, newline="")), strict=True):
            columns = columns or (len(line) if _is_filled(line) else 0)
            if columns > most:
                return CsvLines(((len(lines) + 1, line[:most]),), columns=columns)
            # Most cells of a long file repeat one another: each text is held once.
            lines.append(list(map(sys.intern, line)))
    except _TooWide as error:
        return CsvLines(((len(lines) + 1, []),), columns=error.columns)
    except csv.Error:
        return CsvLines(broken_at=len(lines) + 1)
    return CsvLines(tuple((row, line) for row, line in enumerate(lines, 1) if _is_filled(line)), columns=columns)


class _TooWide(Exception):
    def __init__(self, columns: int) -> None:
        super().__init__(columns)
        self.columns = columns


def _narrow(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if len(line) > WIDEST_LINE and line.count(",") > WIDEST_LINE:
            raise _TooWide(line.count(",") + 1)
        yield line


def _is_filled(line: list[str]) -> bool:
    # Most lines have something in their first cell, and nobody need look further.
    return bool(line and line[0].strip()) or any(map(str.strip, line))


class FileLines:
    """The lines of files by their names, each file read when it is first asked for; for as long as a folder is read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._lines: dict[str, CsvLines] = {}

    def of(self, name: str) -> CsvLines:
        """Return the lines of a file; none where there is no such file, or where it is not UTF-8."""
        if name not in self._lines:
            try:
                self._lines[name] = csv_lines(text_in(self._files.get(name, b"")), name)
            except UnicodeDecodeError:
                self._lines[name] = CsvLines()
        return self._lines[name]
