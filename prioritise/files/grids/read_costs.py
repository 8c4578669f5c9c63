"""From the typed grid of costs to the rows of costs.csv."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.files.grids.cells import CellRead, read_name, read_pounds, read_yes_no
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import APART, FUND, GOES_ON, INTERVENTION, SIZE, cost_id
from prioritise.files.grids.typed import Reading, numbered, same_twice

TAKEN_AS_GOING_ON, TAKEN_AS_ENDING = "yes, it goes on", "no, it ends within the plan"


def read_costs(grid: Grid, reading: Reading) -> None:
    """Read what was typed into the changes of the table; a row or figure that is gone is taken out.

    Names of interventions and funds are those of the other two grids, which must have been read.
    """
    row_of = {
        (cost_id(cost.cells.intervention, cost.cells.level, cost.cells.fund), cost.cells.year): cost.row
        for cost in reading.draft.costs.rows
    }
    before, kept, seen = reading.before.costs.by_id(), set(), []
    for number, row in numbered(grid, reading.problems):
        cells, known_cells = grid.cells_of(row), before.get(row.id, {})
        own_id = _own_id(grid, number, row, cells, known_cells, reading)
        if not own_id:
            # What it was stays until the row can be read.
            kept.add(row.id)
            continue
        if own_id.split(APART)[0] in reading.taken_out:
            continue
        seen.append((number, own_id))
        kept.add(own_id)
        _amounts(grid, number, own_id, cells, known_cells if own_id == row.id else {}, row_of, reading)
    same_twice(grid, seen, reading.problems, heading=INTERVENTION, what="the same intervention and fund")
    gone = {number for (own_id, _year), number in row_of.items() if own_id not in kept}
    reading.costs.taken_out |= gone


def _own_id(
    grid: Grid, number: int, row: GridRow, cells: Mapping[str, str], before: Mapping[str, str], reading: Reading
) -> str:
    parts = row.id.split(APART) if row.id else ["", "", ""]
    intervention = _named(
        grid, number, INTERVENTION, cells, before, parts[0], reading.names, "an intervention", reading
    )
    funds = reading.funds
    only = next(iter(funds)) if len(funds) == 1 and not cells[FUND] else ""
    fund = only or _named(grid, number, FUND, cells, before, parts[2], funds, "a fund", reading)
    level = (
        parts[1] if cells.get(SIZE, "") == before.get(SIZE, "") else _level(grid, number, intervention, cells, reading)
    )
    return cost_id(intervention, level, fund) if intervention and fund and level is not None else ""


def _named(
    grid: Grid,
    number: int,
    heading: str,
    cells: Mapping[str, str],
    before: Mapping[str, str],
    own: str,
    names: Mapping[str, str],
    what: str,
    reading: Reading,
) -> str:
    if own and cells[heading] == before.get(heading):
        return own
    read = read_name(cells[heading], names, what=what)
    reading.note(grid, number, heading, read, cells[heading], names.get(read.text, ""))
    return read.text


def _level(grid: Grid, number: int, intervention: str, cells: Mapping[str, str], reading: Reading) -> str | None:
    names = {
        row.cells.level: row.cells.name for row in reading.draft.levels.rows if row.cells.intervention == intervention
    }
    if not cells.get(SIZE):
        return ""
    read = read_name(cells[SIZE], names, what="a size of this intervention")
    return read.text if reading.note(grid, number, SIZE, read, cells[SIZE], names.get(read.text, "")) else None


def _amounts(
    grid: Grid,
    number: int,
    own_id: str,
    cells: Mapping[str, str],
    before: Mapping[str, str],
    row_of: Mapping[tuple[str, str], int],
    reading: Reading,
) -> None:
    intervention, level, fund = own_id.split(APART)
    goes_on = _goes_on(grid, number, cells, before, reading)
    for year in reading.draft.part.years:
        typed, row = cells[year], row_of.get((own_id, year))
        if typed == before.get(year) and (cells[GOES_ON] == before.get(GOES_ON) or row is None):
            continue
        read = read_pounds(typed) if typed != before.get(year) else CellRead(typed)
        said = f"{int(read.text):,}" if read.is_sure and read.text and typed != before.get(year) else ""
        if typed != before.get(year) and not reading.note(grid, number, year, read, typed, said):
            continue
        changed = {"amount_gbp": read.text} if typed != before.get(year) else {}
        changed |= {"recurrent": goes_on} if cells[GOES_ON] != before.get(GOES_ON) and goes_on else {}
        if row is not None and not typed:
            reading.costs.taken_out.add(row)
        elif row is not None:
            reading.costs.changed[row] = changed
        elif typed:
            own = {"intervention": intervention, "fund": fund, "year": year, "amount_gbp": read.text}
            kind = reading.kinds.get(fund, "revenue")
            reading.costs.added.append({**own, "kind": kind, "recurrent": goes_on or "yes", "level": level})


def _goes_on(grid: Grid, number: int, cells: Mapping[str, str], before: Mapping[str, str], reading: Reading) -> str:
    typed = cells[GOES_ON]
    if not typed and not before:
        # What costs nothing in the last year does not go on after it.
        last = read_pounds(cells[reading.draft.part.years[-1]])
        ends = last.is_sure and last.text in ("", "0")
        goes_on, said = ("no", TAKEN_AS_ENDING) if ends else ("yes", TAKEN_AS_GOING_ON)
        reading.note(grid, number, GOES_ON, CellRead(goes_on), typed, said)
        return goes_on
    if typed == before.get(GOES_ON):
        return typed
    read = read_yes_no(typed)
    reading.note(grid, number, GOES_ON, read, typed)
    return read.text
