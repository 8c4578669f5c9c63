"""Rows pasted from a spreadsheet into a grid, or into two at once: what to decide beside its costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from prioritise.files.cells import quoted
from prioritise.files.grids.grid import Grid, GridRow, PasteQuestion
from prioritise.files.grids.of_files import COSTS, FUND, GOES_ON, INTERVENTION, LIST_HEADINGS, NAME, NEEDED, SIZE
from prioritise.files.grids.paste_funds import fund_questions, funds_said, other_funds, with_pasted_funds
from prioritise.files.grids.paste_places import EMPTY_THEM, emptied_question, emptied_said, in_place
from prioritise.files.grids.pasted_table import PastedTable, pasted_table, said_of, without_headings
from prioritise.files.grids.row_keys import row_key
from prioritise.files.grids.same_names import ToldApart, told_apart
from prioritise.files.naming import folded
from prioritise.words import joined, lower_first

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

    A row takes the place of the one that stands for the same thing, in every column that was pasted; where an empty
    cell would empty what is there, that is asked, and so is what becomes of costs from another fund than is pasted.
    Without headings the cells are the first grid's then the others', in their order. What could be meant in more ways
    than one is asked first: `answers` are by the sentence of each question. Raises FileProblems for what cannot be put
    into a column, or too many rows.
    """
    known = _known(grids)
    table = pasted_table(text, known, answers)
    filled = [row for row in grids[0].rows if sum(map(bool, row.cells)) > 1]
    there = {folded(name): name for row in filled if (name := grids[0].cells_of(row).get(known[0], ""))}
    apart = ToldApart(_names_carried_down(table.rows, known[0]), (), ())
    if len(grids) > 1:
        apart = told_apart(apart.rows, table.numbers, there.values(), answers)
    questions = (*table.questions, *apart.questions)
    if any(answers.get(question.sentence) not in question.answers for question in questions):
        return Pasted(tuple(grids), (), questions)
    put = _put_in(grids, apart.rows, answers)
    if put.questions:
        return Pasted(tuple(grids), (), (*questions, *put.questions))
    names = dict.fromkeys(row[known[0]] for row in table.rows if row.get(known[0]))
    said = said_of(table, again=[name for name in names if folded(name) in put.again])
    lacking = _lacking_said(grids[0], table, [name for name in names if folded(name) not in there])
    return Pasted(put.grids, (*said, *put.said, *lacking, *apart.said))


def order_said(grids: Sequence[Grid]) -> str:
    """Say in which order cells are read where no headings are pasted with them."""
    order = joined(map(lower_first, without_headings(_known(grids))), last="then")
    return f"Without headings the columns are read in this order: {order}."


def _known(grids: Sequence[Grid]) -> list[str]:
    """The headings that a column may have, the first of which names a row."""
    here = list(dict.fromkeys(heading for grid in grids for heading in grid.headings))
    return [heading for heading in here if heading != INTERVENTION or NAME not in here]


def _lacking_said(grid: Grid, table: PastedTable, new: Sequence[str]) -> tuple[str, ...]:
    """Name the needed columns that were not pasted for what is new, by which a heading left out can be mended."""
    pasted = {heading for row in table.rows for heading in row}
    lacking = [heading for heading in NEEDED.get(grid.title, ()) if heading not in pasted]
    if not new or not lacking:
        return ()
    are, them = ("is", "it") if len(lacking) == 1 else ("are", "them")
    called = f"No column is called {joined(map(quoted, lacking), last='or')}, which {are} needed"
    return (f"{called}: fill {them} in below, or call your column so and paste again.",)


@dataclass(frozen=True, slots=True)
class _PutIn:
    """The grids with the rows in place, whose places those took, what is said of it, and what is asked before it."""

    grids: tuple[Grid, ...] = ()
    again: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()
    questions: tuple[PasteQuestion, ...] = ()


def _put_in(grids: Sequence[Grid], rows: Sequence[Mapping[str, str]], answers: Mapping[str, str]) -> _PutIn:
    """Put rows that are told apart into the grids: first what becomes of other funds is asked, then what is emptied."""
    rows_for = [_rows_for(grid, rows, only=len(grids) == 1) for grid in grids]
    others = [other for grid, added in zip(grids, rows_for, strict=True) for other in other_funds(grid, added)]
    asked = fund_questions(others)
    if any(answers.get(question.sentence) not in question.answers for question in asked):
        return _PutIn(questions=asked)
    headings = {heading for row in rows for heading in row}
    placed = [
        in_place(with_pasted_funds(grid, others, answers), added, headings)
        for grid, added in zip(grids, rows_for, strict=True)
    ]
    again = frozenset(folded(name) for put in placed for name in put.names)
    said = funds_said(others, answers)
    would_be = [one for put in placed for one in put.would_be_emptied]
    if not would_be:
        return _PutIn(tuple(put.emptied for put in placed), again, said)
    question = emptied_question(would_be)
    answer = answers.get(question.sentence)
    if answer not in question.answers:
        return _PutIn(questions=(*asked, question))
    after = tuple(put.emptied if answer == EMPTY_THEM else put.as_it_was for put in placed)
    return _PutIn(after, again, (*said, emptied_said(would_be, answer)))


def _names_carried_down(rows: Sequence[Mapping[str, str]], naming: str) -> tuple[Mapping[str, str], ...]:
    """A row of costs without a name belongs to the one above it: its name was in a merged cell."""
    carried, name = [], ""
    for row in rows:
        is_below = not row.get(naming) and not any(row.get(heading) for heading in LIST_HEADINGS if heading != naming)
        carried.append({**row, naming: name} if is_below and name and row.get(FUND) else row)
        name = row.get(naming) or name
    return tuple(carried)


def _rows_for(grid: Grid, rows: Sequence[Mapping[str, str]], *, only: bool) -> list[GridRow]:
    """What the pasted rows say for one grid, as rows of it."""
    added = []
    there = {row_key(grid, row) for row in grid.rows}
    for row in rows:
        named = dict(row)
        if INTERVENTION in grid.headings:
            named[INTERVENTION] = row.get(NAME, "") or row.get(INTERVENTION, "")
        is_cost_of_nothing = grid.title == COSTS and not any(
            named.get(heading) for heading in grid.headings if heading not in NOT_MONEY
        )
        made = GridRow("", tuple(named.get(heading, "") for heading in grid.headings))
        if not is_cost_of_nothing or row_key(grid, made) in there:
            added.append(made)
    if NAME in grid.headings and not only:
        added = _once_each(grid, added)
    return added


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
