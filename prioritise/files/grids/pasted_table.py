"""The table in a pasted text: its headings as the grids call them, its rows, and what is left out of it and said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.errors import FileProblems, Problem
from prioritise.files.cells import quoted
from prioritise.files.grids.of_files import (
    CUTS,
    FUND,
    GOES_ON,
    HOST,
    INTERVENTION,
    LEAD,
    NAME,
    PEOPLE,
    SHARE,
    SIZE,
    STATUS,
)
from prioritise.files.grids.typed import MOST_ROWS
from prioritise.files.naming import folded
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest, nearest
from prioritise.files.year_text import year_as_written
from prioritise.words import counted, joined

PASTE = "Pasted rows"
OTHER_WORDS: Mapping[str, Sequence[str]] = {
    NAME: ("intervention", "service", "title", "scheme", "project", "programme", "initiative"),
    INTERVENTION: ("name", "service", "title", "scheme", "project", "programme", "initiative"),
    STATUS: ("status", "new current cut", "new/current/cut"),
    LEAD: ("lead", "lead organisation", "lead agency"),
    PEOPLE: ("people", "people per year", "number of people"),
    GOES_ON: ("recurrent",),
    FUND: ("pot", "budget", "funding source", "paid from"),
    HOST: ("holder", "held by", "who holds it", "partner"),
    CUTS: ("reduces", "cuts"),
}
"""What else a heading may be called, where a grid has it."""
LEFT_OUT_WITHOUT_HEADINGS = (SIZE, SHARE, CUTS)
"""Without headings nobody means what few interventions have."""
TOTALS = frozenset(("total", "totals", "grand total", "overall total", "sub total", "subtotal", "sum"))
FEWEST_HEADINGS, MOST_COLUMNS, MOST_LINES_ABOVE = 2, 200, 3


@dataclass(frozen=True, slots=True)
class PastedTable:
    """The cells of every pasted row by heading, and what was left out, in sentences."""

    rows: tuple[Mapping[str, str], ...]
    left_out: tuple[str, ...]


def pasted_table(text: str, known: Sequence[str]) -> PastedTable:
    """Read a pasted text for these headings; the first of them is what names a row.

    The first row may be headings, in any order. A title above them, a column that nobody asks for and a row of totals
    are left out and said. Raises FileProblems for a heading that is nearly one of these, and for too much to read.
    """
    lines = _lines(text)
    if not lines:
        raise _refused("nothing", "copy rows in your spreadsheet and paste them here")
    if len(lines) > MOST_ROWS:
        raise _refused(f"{len(lines):,} rows", f"paste at most {MOST_ROWS:,}")
    above = _lines_above(lines, known)
    meant = [_heading(cell, known) for cell in lines[above]]
    if not _are_headings(meant, known):
        return _without_headings(lines, [heading for heading in known if heading not in LEFT_OUT_WITHOUT_HEADINGS])
    strange = _strange(lines[above], meant, known)
    _check_lengths(lines[above + 1 :], len(meant), first=above + 2)
    left_out = [f"{quoted(' '.join(filter(None, line)))}, above the headings" for line in lines[:above]]
    if strange:
        left_out.append(f"the {'column' if len(strange) == 1 else 'columns'} {joined(map(quoted, strange))}")
    rows = []
    for number, line in enumerate(lines[above + 1 :], above + 2):
        row = {heading: cell for heading, cell in zip(meant, line, strict=False) if heading in known}
        if folded(row.get(known[0], "")) in TOTALS:
            left_out.append(f"{quoted(row[known[0]])} in row {number}")
        else:
            rows.append(row)
    return PastedTable(tuple(rows), tuple(left_out))


def said_of(table: PastedTable, *, again: Sequence[str]) -> tuple[str, ...]:
    """What came of a paste, in sentences; the names in `again` were there before."""
    said = [f"{counted(len(table.rows), 'pasted row')} read. Nothing is kept yet."]
    if again:
        said.append(f"In place of what was there before: {joined(again)}.")
    if table.left_out:
        said.append(f"Left out: {'; '.join(table.left_out)}.")
    return tuple(said)


def _without_headings(lines: Sequence[Sequence[str]], headings: Sequence[str]) -> PastedTable:
    _check_lengths(lines, len(headings), first=1)
    return PastedTable(tuple(dict(zip(headings, line, strict=False)) for line in lines), ())


def _check_lengths(lines: Sequence[Sequence[str]], most: int, *, first: int) -> None:
    problems = ProblemList()
    for number, line in enumerate(lines, first):
        if len(line) > most:
            problems.add(PASTE, f"{quoted(line[most])} beyond the last column", "leave it out", row=number)
    if len(problems):
        raise problems.refusal()


def _lines_above(lines: Sequence[Sequence[str]], known: Sequence[str]) -> int:
    """How many lines stand above the headings, such as a title in merged cells; 0 where no headings are found."""
    for place, line in enumerate(lines[: MOST_LINES_ABOVE + 1]):
        if _are_headings([_heading(cell, known) for cell in line], known):
            return place
    return 0


def _are_headings(meant: Sequence[str], known: Sequence[str]) -> bool:
    number = sum(heading in known for heading in meant)
    return number >= min(FEWEST_HEADINGS, len(meant)) or meant[0] == known[0]


def _strange(written: Sequence[str], meant: Sequence[str], known: Sequence[str]) -> list[str]:
    """The headings that no grid has. Raises FileProblems where one is nearly a heading, or the name is missing."""
    problems = ProblemList()
    strange = [cell for cell, heading in zip(written, meant, strict=True) if heading not in known]
    missing = [heading for heading in known if heading not in meant]
    for cell, heading in zip(written, meant, strict=True):
        if heading in known and meant.count(heading) > 1:
            problems.add(PASTE, f"the column {heading} twice", "keep one of them", row=1, column=cell)
        elif heading not in known and closest(cell, missing):
            problems.add(PASTE, f"the column {quoted(cell)}", nearest(cell, missing), row=1)
    if known[0] not in meant:
        problems.add(PASTE, f"no column {quoted(known[0])}", f"call one so: {joined(map(quoted, written))}", row=1)
    if len(problems):
        raise problems.refusal()
    return [cell for cell in strange if cell]


def _heading(cell: str, known: Sequence[str]) -> str:
    by_fold = {word: heading for heading, words in OTHER_WORDS.items() if heading in known for word in words}
    by_fold |= {folded(heading): heading for heading in known}
    return by_fold.get(folded(cell)) or year_as_written(cell) or cell


def _lines(text: str) -> list[list[str]]:
    separator = "\t" if "\t" in text else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines: list[list[str]] = []
    for line in _read(reader):
        while line and not line[-1].strip():
            line.pop()
        if line:
            lines.append([cell.strip() for cell in line])
    return lines


def _read(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        for row, line in enumerate(reader, 1):
            if len(line) > MOST_COLUMNS:
                raise _refused(f"{len(line):,} columns", f"paste at most {MOST_COLUMNS}", row)
            yield line
    except csv.Error:
        raise _refused("a row that cannot be read", "copy fewer rows, without long texts") from None


def _refused(found: str, what_to_do: str, row: int | None = None) -> FileProblems:
    return FileProblems([Problem(file=PASTE, found=found, what_to_do=what_to_do, row=row)])
