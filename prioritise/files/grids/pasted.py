"""Rows pasted from a spreadsheet into a grid, or into two at once: what to decide beside its costs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from prioritise.domain.errors import FileProblems, Problem
from prioritise.files.cells import quoted
from prioritise.files.exercise.draft import draft_of
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import (
    FUND,
    GOES_ON,
    INTERVENTION,
    LEAD,
    NAME,
    PEOPLE,
    SHARE,
    SIZE,
    STATUS,
    grids_of_draft,
)
from prioritise.files.grids.typed import MOST_ROWS
from prioritise.files.naming import folded
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest
from prioritise.files.year_text import year_as_written

PASTE = "Pasted rows"
OTHER_WORDS: Mapping[str, str] = {
    "intervention": NAME,
    "service": NAME,
    "title": NAME,
    "status": STATUS,
    "new current cut": STATUS,
    "new/current/cut": STATUS,
    "lead": LEAD,
    "people": PEOPLE,
    "people per year": PEOPLE,
    "recurrent": GOES_ON,
}
FEWEST_HEADINGS, MOST_COLUMNS = 2, 200


def pasted_rows(text: str, grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The grids with pasted rows below their own; a column goes to whichever grid has its heading.

    The first row may be headings, in any order; without headings the cells are the first grid's then the others', in
    their order. Raises FileProblems for columns that no grid has, or more rows than are read.
    """
    lines = _lines(text)
    problems = ProblemList()
    if not lines:
        problems.add(PASTE, "nothing", "copy rows in your spreadsheet and paste them here")
        raise problems.refusal()
    if len(lines) > MOST_ROWS:
        problems.add(PASTE, f"{len(lines):,} rows", f"paste at most {MOST_ROWS:,}")
        raise problems.refusal()
    headings_here = list(dict.fromkeys(heading for grid in grids for heading in grid.headings))
    known = [each for each in headings_here if each != INTERVENTION or NAME not in headings_here]
    headings, body, first = _headings(lines, known, problems)
    for number, line in enumerate(body, first):
        if len(line) > len(headings):
            problems.add(PASTE, f"{quoted(line[len(headings)])} beyond the last column", "leave it out", row=number)
    if len(problems):
        raise problems.refusal()
    rows = [dict(zip(headings, line, strict=False)) for line in body]
    return tuple(_with(grid, rows, only=len(grids) == 1) for grid in grids)


def pasted_into(text: str, files: Mapping[str, bytes]) -> tuple[Grid, Grid]:
    """The grids of what to decide and of costs, as the files have them, with pasted rows below."""
    grids = grids_of_draft(draft_of(files))
    interventions, costs = pasted_rows(text, (grids.interventions, grids.costs))
    return interventions, costs


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
        raise _refused("a row that cannot be read", "copy fewer rows, without long texts", None) from None


def _refused(found: str, what_to_do: str, row: int | None) -> FileProblems:
    return FileProblems([Problem(file=PASTE, found=found, what_to_do=what_to_do, row=row)])


def _headings(
    lines: list[list[str]], known: Sequence[str], problems: ProblemList
) -> tuple[list[str], list[list[str]], int]:
    meant = [_heading(cell, known) for cell in lines[0]]
    if len(lines[0]) == 1 and len(lines) > 1 and _are_headings(lines[1], known):
        problems.add(PASTE, f"{quoted(lines[0][0])} above the headings", "paste from the headings on", row=1)
        return list(known), [], 1
    if sum(each in known for each in meant) < min(FEWEST_HEADINGS, len(lines[0])):
        # Without headings nobody means what few interventions have.
        return [each for each in known if each not in (SIZE, SHARE)], lines, 1
    for written, heading in zip(lines[0], meant, strict=True):
        if heading not in known:
            problems.add(PASTE, f"the column {quoted(written)}", nearest(written, known), row=1)
        elif meant.count(heading) > 1:
            problems.add(PASTE, f"the column {heading} twice", "keep one of them", row=1, column=written)
    return meant, lines[1:], 2


def _are_headings(line: Sequence[str], known: Sequence[str]) -> bool:
    return sum(_heading(cell, known) in known for cell in line) >= FEWEST_HEADINGS


def _heading(cell: str, known: Sequence[str]) -> str:
    by_fold = {folded(each): each for each in known} | {
        word: heading for word, heading in OTHER_WORDS.items() if heading in known
    }
    return by_fold.get(folded(cell)) or year_as_written(cell) or cell


def _with(grid: Grid, rows: Sequence[Mapping[str, str]], *, only: bool) -> Grid:
    added = []
    for row in rows:
        named = dict(row)
        if INTERVENTION in grid.headings:
            named[INTERVENTION] = row.get(NAME, "") or row.get(INTERVENTION, "")
        is_cost_of_nothing = INTERVENTION in grid.headings and not any(
            named.get(heading) for heading in grid.headings if heading not in (INTERVENTION, FUND, GOES_ON)
        )
        if not is_cost_of_nothing:
            added.append(GridRow("", tuple(named.get(heading, "") for heading in grid.headings)))
    if NAME in grid.headings and not only:
        added = _once_each(grid, added)
    return grid.with_rows([*grid.rows, *added])


def _once_each(grid: Grid, rows: Sequence[GridRow]) -> list[GridRow]:
    """One row a name, the first: with costs from two funds an intervention comes on two rows, as it may be here too."""
    seen = {folded(grid.cells_of(row)[NAME]) for row in grid.rows}
    kept = []
    for row in rows:
        name = folded(grid.cells_of(row)[NAME])
        if name not in seen or not name:
            kept.append(row)
        seen.add(name)
    return kept
