"""From the typed grid of money to the funds of exercise.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prioritise.files.cells import as_id
from prioritise.files.grids.cells import CellRead, read_kind, read_needed, read_pounds
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.of_files import FUND, HOST, KIND
from prioritise.files.grids.typed import Reading, name_keys, numbered, same_twice
from prioritise.files.naming import id_from_name
from prioritise.files.year_text import year_as_written
from prioritise.words import joined


def read_money(grid: Grid, reading: Reading) -> list[Any]:
    """Return the funds as the file will have them; what is unclear is noted, and a fund that costs come from stays
    needed.
    """
    written = {as_id(str(entry.get("id", ""))): entry for entry in reading.data.get("funds") or []}
    before, rows = reading.before.money.by_id(), numbered(grid, reading.problems)
    names = name_keys([(number, row.cells[0]) for number, row in rows])
    same_twice(grid, names, reading.problems, heading=FUND, what="the same name")
    funds = []
    for number, row in rows:
        cells, known_cells = grid.cells_of(row), before.get(row.id, {})
        if row.id in written and cells == dict(known_cells):
            funds.append(written[row.id])
            continue
        own = row.id or id_from_name(cells[FUND], {*reading.funds, *written}, otherwise="fund")
        fund = _fund(grid, number, own, cells, known_cells, dict(written.get(row.id, {})), reading)
        reading.funds[own] = cells[FUND]
        reading.kinds[own] = str(fund.get("kind", "revenue"))
        funds.append(fund)
    _check_taken_out(grid, {row.id for _number, row in rows}, reading)
    return funds


def _fund(
    grid: Grid,
    number: int,
    own: str,
    cells: Mapping[str, str],
    before: Mapping[str, str],
    fund: dict[str, Any],
    reading: Reading,
) -> dict[str, Any]:
    fund.setdefault("id", own)
    for heading, read in ((FUND, read_needed), (KIND, read_kind)):
        if cells[heading] != before.get(heading):
            cell_read = read(cells[heading] or ("revenue" if heading == KIND else ""))
            reading.note(grid, number, heading, cell_read, cells[heading])
            fund["name" if heading == FUND else "kind"] = cell_read.text
    if cells[HOST] != before.get(HOST):
        fund["host"] = reading.partner(grid, number, HOST, cells[HOST])
    written = {year_as_written(str(year)): str(year) for year in fund.get("budget_gbp", {})}
    budget = dict(fund.get("budget_gbp", {}))
    for year in reading.draft.part.years:
        if cells[year] == before.get(year):
            continue
        amount = _budget(cells[year])
        said = f"{int(amount.text):,}" if amount.is_sure and amount.text else ""
        reading.note(grid, number, year, amount, cells[year], said)
        budget[written.get(year, year)] = amount.text
    return {**fund, "budget_gbp": budget}


def _budget(typed: str) -> CellRead:
    if not typed:
        return CellRead(found="an empty cell", what_to_do="enter the pounds of this year, or 0 if there is none")
    return read_pounds(typed, below_zero=False)


def _check_taken_out(grid: Grid, stays: set[str], reading: Reading) -> None:
    for fund, name in list(reading.funds.items()):
        if fund in stays or fund not in reading.before.money.by_id():
            continue
        used = [row.cells.intervention for row in reading.draft.costs.rows if row.cells.fund == fund]
        del reading.funds[fund]
        if used:
            names = joined(dict.fromkeys(reading.names.get(intervention, intervention) for intervention in used))
            reading.problems.add(
                grid.title,
                f"{name} taken out, from which costs come: {names}",
                "move those costs to another fund first",
            )
