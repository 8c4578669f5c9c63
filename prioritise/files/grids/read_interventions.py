"""From the typed grid of what to decide to the rows of interventions.csv."""

from __future__ import annotations

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
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.of_files import (
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
from prioritise.files.grids.typed import Reading, known, name_keys, numbered, same_twice

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
    row_of = {each.cells.id: each.row for each in reading.draft.interventions.rows}
    before, rows = reading.before.interventions.by_id(), numbered(grid, reading.problems)
    same_twice(
        grid,
        name_keys([(number, row.cells[0]) for number, row in rows]),
        reading.problems,
        heading=NAME,
        what="the same name",
    )
    for number, row in rows:
        cells, known_cells = grid.cells_of(row), before.get(row.id, {})
        changed = [
            list_heading for list_heading in LIST_HEADINGS if cells[list_heading] != known_cells.get(list_heading)
        ]
        written = {
            LIST_COLUMNS[each]: _cell(grid, number, each, cells[each], reading)
            for each in changed
            if row.id in row_of or cells[each] or each in (NAME, STATUS, THEME, LEAD)
        }
        if row.id in row_of and written:
            reading.interventions.changed[row_of[row.id]] = written
            reading.names[row.id] = cells[NAME]
        elif row.id not in row_of:
            made = reading.new_id(cells[NAME])
            reading.names[made] = cells[NAME]
            reading.interventions.added.append({"id": made, **written})
    reading.taken_out = [each for each in row_of if each not in {row.id for _number, row in rows}]
    reading.interventions.taken_out = {row_of[each] for each in reading.taken_out}


def _cell(grid: Grid, number: int, heading: str, typed: str, reading: Reading) -> str:
    if heading == LEAD:
        read = read_name(typed, known(reading.partners), list(reading.partners.values()), what="a partner")
        return reading.partner(grid, number, heading, typed, read)
    read = READERS[heading](typed)
    if heading == THEME and read.is_sure:
        read = CellRead(reading.theme(read.text))
    said = next((word for status, word in STATUS_WORDS.items() if heading == STATUS and status == read.text), "")
    said = f"{int(read.text):,}" if heading == PEOPLE and read.is_sure and read.text else said
    reading.note(grid, number, heading, read, typed, said)
    return read.text
