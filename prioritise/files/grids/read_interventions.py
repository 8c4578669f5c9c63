"""From the typed grid of what to decide to the rows of interventions.csv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritise.domain.interventions import Status
from prioritise.files.cells import EMPTY
from prioritise.files.grids.cells import (
    STATUS_WORDS,
    CellRead,
    read_name,
    read_needed,
    read_people,
    read_sector,
    read_share,
    read_status,
    read_text,
)
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import (
    CUTS,
    LEAD,
    LIST_COLUMNS,
    LIST_HEADINGS,
    NAME,
    PEOPLE,
    PROVIDER,
    SECTOR,
    SHARE,
    STATUS,
    THEME,
)
from prioritise.files.grids.same_names import differences
from prioritise.files.grids.typed import Reading, numbered
from prioritise.files.naming import folded

ONE = "keep one of them; it can have costs from several funds"
ONE_OR_ANOTHER = (
    "if it is the same thing, take one of them out; if it is another, give it another name, here and in its costs"
)
READERS = {
    NAME: read_needed,
    STATUS: read_status,
    THEME: read_needed,
    PEOPLE: read_people,
    PROVIDER: read_text,
    SECTOR: read_sector,
    SHARE: read_share,
}


def read_interventions(grid: Grid, reading: Reading) -> None:
    """Read what was typed into the changes of the table; a row that is gone is taken out. What is unclear is noted."""
    row_of = {intervention.cells.id: intervention.row for intervention in reading.draft.interventions.rows}
    before, rows = reading.before.interventions.by_id(), numbered(grid, reading.problems)
    _note_same_names(grid, rows, reading)
    # All names first: what a cut reduces may stand in a row below it.
    ids = [_id(grid, row, row_of, reading) for _number, row in rows]
    for (number, row), own in zip(rows, ids, strict=True):
        cells, known_cells = grid.cells_of(row), before.get(row.id, {})
        changed = [
            list_heading for list_heading in LIST_HEADINGS if cells[list_heading] != known_cells.get(list_heading)
        ]
        written = {
            LIST_COLUMNS[heading]: _cell(grid, number, heading, cells, reading)
            for heading in changed
            if row.id in row_of or cells[heading] or heading in (NAME, STATUS, THEME, LEAD)
        }
        if written and not cells[CUTS] and _is_a_cut(cells):
            what_to_do = "write the name of the current intervention that this cuts"
            reading.problems.add(grid.title, EMPTY, what_to_do, row=number, column=CUTS)
        if row.id in row_of and written:
            reading.interventions.changed[row_of[row.id]] = written
        elif row.id not in row_of:
            reading.interventions.added.append({"id": own, **written})
    reading.taken_out = [id_ for id_ in row_of if id_ not in {row.id for _number, row in rows}]
    reading.interventions.taken_out = {row_of[id_] for id_ in reading.taken_out}


def _note_same_names(grid: Grid, rows: Sequence[tuple[int, GridRow]], reading: Reading) -> None:
    """Note every row whose name a row above has already, and what they say otherwise: it may be another thing."""
    first: dict[str, tuple[int, GridRow]] = {}
    for number, row in rows:
        if not (name := folded(grid.cells_of(row)[NAME])):
            continue
        there, above = first.setdefault(name, (number, row))
        if there == number:
            continue
        differs = differences(grid.cells_of(above), grid.cells_of(row))
        found = f"the same name as row {there}{f', but another {differs}' if differs else ''}"
        reading.problems.add(grid.title, found, ONE_OR_ANOTHER if differs else ONE, row=number, column=NAME)


def _id(grid: Grid, row: GridRow, row_of: Mapping[str, int], reading: Reading) -> str:
    name = grid.cells_of(row)[NAME]
    own = row.id if row.id in row_of else reading.new_id(name)
    reading.names[own] = name
    return own


def _cell(grid: Grid, number: int, heading: str, cells: Mapping[str, str], reading: Reading) -> str:
    typed = cells[heading]
    if heading == CUTS:
        return _cuts(grid, number, typed, reading)
    if heading == LEAD:
        return reading.partner(grid, number, heading, typed)
    read = READERS[heading](typed)
    if heading == PEOPLE and read.text[:1].isdigit() and int(read.text) and _is_a_cut(cells):
        # Whom a cut reaches are those who lose by it.
        read = CellRead(f"-{read.text}")
    if heading == THEME and read.is_sure:
        read = CellRead(reading.theme(read.text))
    said = next((word for status, word in STATUS_WORDS.items() if heading == STATUS and status == read.text), "")
    said = f"{int(read.text):,}" if heading == PEOPLE and read.is_sure and read.text else said
    reading.note(grid, number, heading, read, typed, said)
    return read.text


def _is_a_cut(cells: Mapping[str, str]) -> bool:
    return read_status(cells[STATUS]).text == Status.REDUCE


def _cuts(grid: Grid, number: int, typed: str, reading: Reading) -> str:
    if not typed:
        return ""
    read = read_name(typed, reading.names, what="an intervention")
    reading.note(grid, number, CUTS, read, typed, reading.names.get(read.text, ""))
    return read.text
