"""Reading a CSV file into typed rows, and writing one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from prioritise.files.cells import as_id, quoted
from prioritise.files.exercise.csv_lines import CsvLines, csv_lines
from prioritise.files.exercise.directory import Directory
from prioritise.files.exercise.percent_cells import PLAIN_FIGURES, FiguresInUnits
from prioritise.files.exercise.quick_rows import QuickRows
from prioritise.files.exercise.read_as import loose_columns, note_read_as
from prioritise.files.limits import limits
from prioritise.files.naming import folded
from prioritise.files.number_text import plain_number
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import closest, nearest
from prioritise.files.text import csv_content, decode
from prioritise.words import joined

OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}

NO_NAMES = Directory({})

RowModel = TypeVar("RowModel", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Numbered(Generic[RowModel]):
    """One row of a file with its number in the spreadsheet, where the heading is row 1."""

    row: int
    cells: RowModel


@dataclass(frozen=True, slots=True)
class Table(Generic[RowModel]):
    """The good rows of a file, and what can be said of the others.

    `refused` are the rows with a problem of their own, as text by column. `keys` are the entries of the first column,
    good or not, so that references to a row with a problem pass: that row is reported once, not again by each
    reference to it. `keys` is None when they cannot be known, and then every reference passes. `whole` is False when
    any row or heading was refused.
    """

    name: str
    rows: tuple[Numbered[RowModel], ...] = ()
    refused: tuple[Mapping[str, str], ...] = ()
    keys: frozenset[str] | None = None
    whole: bool = True


def read_table(
    name: str,
    content: bytes,
    model: type[RowModel],
    problems: ProblemList,
    *,
    directory: Directory = NO_NAMES,
    figures: FiguresInUnits = PLAIN_FIGURES,
    read_before: CsvLines | None = None,
) -> Table[RowModel]:
    """Read every good row of a CSV file; what is wrong with the others goes to `problems`.

    A name in `directory` may stand where its id belongs, and a percent sign after `figures` in percent. What was
    understood from a loose spelling is noted. Lines that are wholly empty are passed over. Nothing else is left out
    silently. `read_before` are the lines of the file where they are known already.
    """
    before = len(problems)
    lines = _filled_lines(name, content, read_before, model, problems)
    if lines is None:
        return Table(name, whole=False)
    if not lines:
        problems.add(name, "nothing in it", f"start it with the headings {','.join(model.model_fields)}")
        return Table(name, whole=False)
    (heading_row, first), body = lines[0], lines[1:]
    headings = _headings(name, heading_row, first, model, problems)
    _check_headings(name, heading_row, headings, model, problems)
    twice = {heading for heading in headings if headings.count(heading) > 1}
    named = [column for column in model.model_fields if column in directory.known]
    loose = tuple(dict.fromkeys((*loose_columns(model), *named, *figures.columns)))
    sound = len(problems) == before
    quick = QuickRows(model, headings, directory, figures.columns, loose) if sound else None
    rows: list[Numbered[RowModel]] = []
    refused: list[Mapping[str, str]] = []
    most_refused = limits().table_bad_rows
    plainly = quick.read([line for _row_number, line in body]) if quick else [None] * len(body)
    for (row, line), plain in zip(body, plainly, strict=True):
        if plain is not None and quick is not None:
            rows.append(Numbered(row, plain))
            if quick.is_noted(line):
                note_read_as(name, row, dict(zip(headings, line, strict=True)), plain, loose, problems)
            continue
        if len(refused) >= most_refused:
            found = f"{most_refused:,} rows above this one that cannot be read; from here on none was looked at"
            problems.add(name, found, "put those right first, then check again", row=row)
            break
        cells = _cells(name, row, headings, line, problems)
        meant = _meant(name, row, cells or dict(zip(headings, line, strict=False)), model, directory, problems)
        wrong = figures.read(name, row, meant, problems)
        good = _row(name, row, meant, twice | wrong, model, problems) if cells is not None else None
        if good is None or cells is None or wrong:
            refused.append(meant)
            continue
        rows.append(good)
        note_read_as(name, row, cells, good.cells, loose, problems)
    keys = _keys(headings, [line for _row_number, line in body], model, directory)
    return Table(name, tuple(rows), tuple(refused), keys, whole=len(problems) == before)


def read_whole_table(name: str, content: bytes, model: type[RowModel]) -> tuple[RowModel, ...]:
    """Read every row of a CSV file that must be good throughout. Raises FileProblems naming every bad row."""
    problems = ProblemList()
    table = read_table(name, content, model, problems)
    problems.check()
    return tuple(row.cells for row in table.rows)


def written(model: type[BaseModel], things: Iterable[object], **otherwise: Callable[[Any], object]) -> bytes:
    """Write a table of things, each column from their attribute of its name.

    `otherwise` says by column what stands there where it is not the attribute itself.
    """
    columns = {name: otherwise.get(name, attrgetter(name)) for name in model.model_fields}
    return csv_content(columns, ([_written_cell(cell_of(thing)) for cell_of in columns.values()] for thing in things))


def _written_cell(value: object) -> str:
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, list | tuple):
        return ";".join(value)
    return "" if value is None else str(value)


def _filled_lines(
    name: str, content: bytes, read_before: CsvLines | None, model: type[BaseModel], problems: ProblemList
) -> tuple[tuple[int, list[str]], ...] | None:
    text = decode(name, content, problems)
    if text is None:
        return None
    lines = read_before or csv_lines(text, name)
    if lines.broken_at is not None:
        found = "a row that cannot be read, from here on"
        problems.add(name, found, "check that every quotation mark is closed", row=lines.broken_at)
        return None
    if lines.are_too_many:
        found = f"more than {limits().table_rows:,} rows"
        problems.add(name, found, "keep only the rows this exercise needs")
        return None
    if lines.are_too_wide:
        found = f"{lines.columns:,} columns; the most that are read is {limits().table_columns}"
        problems.add(name, found, f"keep only these: {','.join(model.model_fields)}", row=lines.filled[0][0])
        return None
    return lines.filled


def _headings(name: str, row: int, line: Sequence[str], model: type[BaseModel], problems: ProblemList) -> list[str]:
    """The headings, each as it is spelled here whatever its capitals and spaces; that is noted."""
    by_fold = {folded(column): column for column in model.model_fields}
    written = [heading.strip() for heading in line]
    # A spreadsheet often writes empty columns at the end; they hold nothing.
    while written and not written[-1]:
        written.pop()
    headings = [by_fold.get(folded(heading), heading) for heading in written]
    for heading, own in zip(written, headings, strict=True):
        if heading != own:
            problems.note(name, f"the heading {quoted(heading)}", f"read as {own}", row=row, column=own)
    return headings


def _check_headings(
    name: str, row: int, headings: Sequence[str], model: type[BaseModel], problems: ProblemList
) -> None:
    allowed = list(model.model_fields)
    separator = next((mark for mark in OTHER_SEPARATORS if len(headings) == 1 and mark in headings[0]), None)
    if separator:
        found = f"columns parted by {OTHER_SEPARATORS[separator]}"
        problems.add(name, found, "save the file again as CSV UTF-8, parted by commas", row=row)
        return
    if not set(headings) & set(allowed):
        found = f"{quoted(', '.join(headings))} where the headings belong"
        problems.add(name, found, f"start the file with the headings {','.join(allowed)}", row=row)
        return
    for heading in dict.fromkeys(headings):
        if not heading:
            problems.add(name, "a column without a heading", "name it, or remove it", row=row)
        elif heading not in allowed:
            problems.add(name, f"the unknown column “{heading}”", nearest(heading, allowed), row=row)
        elif headings.count(heading) > 1:
            problems.add(name, f"the column {heading} twice", "keep one of them", row=row, column=heading)
    meant = {closest(heading, allowed) for heading in headings if heading not in allowed}
    for field in _needed(model):
        if field not in headings and field not in meant:
            problems.add(name, "no such column", f"add the column {field}", row=row, column=field)


def _needed(model: type[BaseModel]) -> list[str]:
    return [field for field, info in model.model_fields.items() if info.is_required()]


def _cells(
    name: str, row: int, headings: Sequence[str], line: Sequence[str], problems: ProblemList
) -> dict[str, str] | None:
    if any(cell.strip() for cell in line[len(headings) :]):
        beyond = next(cell for cell in line[len(headings) :] if cell.strip())
        last = quoted(headings[-1]) if headings else "of which there is none"
        found = f"{quoted(beyond)} beyond the last heading, {last}"
        hint = "give its column a heading, or empty the cell; text that holds a comma belongs in quotation marks"
        problems.add(name, found, hint, row=row)
        return None
    filled = [*line, *[""] * (len(headings) - len(line))]
    return dict(zip(headings, filled, strict=False))


def _meant(
    name: str,
    row: int,
    cells: Mapping[str, str],
    model: type[BaseModel],
    directory: Directory,
    problems: ProblemList,
) -> dict[str, str]:
    """The cells with the id, or the usual spelling of a label, in place of whatever else surely means it."""
    meant = dict(cells)
    for column in directory.known.keys() & cells.keys() & model.model_fields.keys():
        parts = cells[column].split(";") if column == "partners" else [cells[column]]

        def note_several(ids: Sequence[str], column: str = column) -> None:
            found = f"{quoted(cells[column])}, which may be {joined(ids, last='or')}"
            problems.add(name, found, "write the id of the one that is meant", row=row, column=column)

        meant[column] = ";".join(directory.meant(column, part, note_several) for part in parts)
    return meant


def _row(
    name: str,
    row: int,
    cells: Mapping[str, str],
    twice: Collection[str],
    model: type[RowModel],
    problems: ProblemList,
) -> Numbered[RowModel] | None:
    fields = model.model_fields
    known = {column: cell for column, cell in cells.items() if column in fields and column not in twice}
    absent = [field for field in _needed(model) if field not in known]
    try:
        return Numbered(row, model.model_validate(known))
    except ValidationError as error:
        problems.add_refused_row(name, error, row=row, unless_in=absent)
        return None


def _keys(
    headings: Sequence[str], lines: Sequence[Sequence[str]], model: type[BaseModel], directory: Directory
) -> frozenset[str] | None:
    first = next(iter(model.model_fields))
    if first not in headings:
        return None
    place = headings.index(first)
    texts = {line[place] for line in lines if len(line) > place}
    return frozenset(as_id(directory.meant(first, text)) for text in texts)


class Row(BaseModel):
    """A row of a file: its fields are the columns, and no other column is allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True)
