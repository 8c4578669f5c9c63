"""Rows pasted from a spreadsheet into a grid, or into two at once: what to decide beside its costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import COSTS, FUND, GOES_ON, INTERVENTION, LIST_HEADINGS, MONEY, NAME, SIZE
from prioritise.files.grids.paste_question import PasteQuestion
from prioritise.files.grids.pasted_table import pasted_table, said_of
from prioritise.files.grids.same_names import ToldApart, told_apart
from prioritise.files.naming import folded

KEYS: Mapping[str, Sequence[str]] = {COSTS: (INTERVENTION, SIZE, FUND), MONEY: (FUND,)}
"""What tells one row of a grid from another; the name for every other grid."""
NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
NOT_MONEY = (INTERVENTION, SIZE, FUND, GOES_ON)


@dataclass(frozen=True, slots=True)
class Pasted:
    """The grids with what was pasted, and what came of it in sentences; as they were while `questions` are open."""

    grids: tuple[Grid, ...]
    said: tuple[str, ...]
    questions: tuple[PasteQuestion, ...] = ()


def pasted_rows(text: str, grids: Sequence[Grid], answers: Mapping[str, str] = NO_ANSWERS) -> Pasted:
    """Return the grids with pasted rows below their own; a column goes to whichever grid has its heading.

    A row takes the place of the one that stands for the same thing. Without headings the cells are the first grid's
    then the others', in their order. What could be meant in more ways than one is asked first: `answers` are by the
    sentence of each question. Raises FileProblems for what cannot be put into a column, or too many rows.
    """
    headings_here = list(dict.fromkeys(heading for grid in grids for heading in grid.headings))
    known = [heading for heading in headings_here if heading != INTERVENTION or NAME not in headings_here]
    table = pasted_table(text, known, answers)
    filled = [row for row in grids[0].rows if sum(map(bool, row.cells)) > 1]
    there = {folded(name): name for row in filled if (name := grids[0].cells_of(row).get(known[0], ""))}
    names = dict.fromkeys(row[known[0]] for row in table.rows if row.get(known[0]))
    apart = ToldApart(_names_carried_down(table.rows, known[0]), (), ())
    if len(grids) > 1:
        apart = told_apart(apart.rows, table.numbers, there.values(), answers)
    questions = (*table.questions, *apart.questions)
    if any(answers.get(question.sentence) not in question.answers for question in questions):
        return Pasted(tuple(grids), (), questions)
    after = tuple(_with(grid, apart.rows, only=len(grids) == 1) for grid in grids)
    said = said_of(table, again=[name for name in names if folded(name) in there])
    return Pasted(after, (*said, *apart.said))


def _names_carried_down(rows: Sequence[Mapping[str, str]], naming: str) -> tuple[Mapping[str, str], ...]:
    """A row of costs without a name belongs to the one above it: its name was in a merged cell."""
    carried, name = [], ""
    for row in rows:
        is_below = not row.get(naming) and not any(row.get(heading) for heading in LIST_HEADINGS if heading != naming)
        carried.append({**row, naming: name} if is_below and name and row.get(FUND) else row)
        name = row.get(naming) or name
    return tuple(carried)


def _with(grid: Grid, rows: Sequence[Mapping[str, str]], *, only: bool) -> Grid:
    added = []
    for row in rows:
        named = dict(row)
        if INTERVENTION in grid.headings:
            named[INTERVENTION] = row.get(NAME, "") or row.get(INTERVENTION, "")
        is_cost_of_nothing = grid.title == COSTS and not any(
            named.get(heading) for heading in grid.headings if heading not in NOT_MONEY
        )
        if not is_cost_of_nothing:
            added.append(GridRow("", tuple(named.get(heading, "") for heading in grid.headings)))
    if NAME in grid.headings and not only:
        added = _once_each(grid, added)
    headings = {heading for row in rows for heading in row} if grid.title == COSTS else set()
    return _in_place(grid, added, headings - set(NOT_MONEY))


def _once_each(grid: Grid, rows: Sequence[GridRow]) -> list[GridRow]:
    """One row a name, with what any of its rows says: with costs from two funds an intervention comes on two rows."""
    first: dict[str, GridRow] = {}
    nameless = [row for row in rows if not grid.cells_of(row)[NAME]]
    for row in rows:
        if name := folded(grid.cells_of(row)[NAME]):
            before = first.setdefault(name, row)
            cells = (old or new for old, new in zip(before.cells, row.cells, strict=True))
            first[name] = GridRow("", tuple(cells))
    return [*first.values(), *nameless]


def _in_place(grid: Grid, added: Sequence[GridRow], wholly: set[str]) -> Grid:
    """The grid with these rows, each in the place of the one with its key. A cell left empty keeps what was there.

    The headings in `wholly` are taken as pasted, be they empty: the pounds of a year that a cost no longer has.
    """
    place_of: dict[tuple[str, ...], int] = {}
    for place, row in enumerate(grid.rows):
        place_of.setdefault(_key(grid, row), place)
    after, taken = list(grid.rows), set()
    for row in added:
        key = _key(grid, row)
        place = place_of.get(key, -1) if key[0] else -1
        if place < 0 or place in taken:
            after.append(row)
            continue
        taken.add(place)
        cells = zip(grid.headings, row.cells, after[place].cells, strict=True)
        merged = tuple(new if new or heading in wholly else old for heading, new, old in cells)
        after[place] = GridRow(after[place].id, merged)
    return grid.with_rows(after)


def _key(grid: Grid, row: GridRow) -> tuple[str, ...]:
    cells = grid.cells_of(row)
    return tuple(folded(cells.get(heading, "")) for heading in KEYS.get(grid.title, grid.headings[:1]))
