"""From the typed grids of effects and of targets to the rows of their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from prioritise.files.exercise.rows import EffectRow
from prioritise.files.exercise.target_rows import MilestoneRow, TargetRow
from prioritise.files.grids.cells import CellRead, read_column, read_name
from prioritise.files.grids.csv_edit import TableEdit
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import INTERVENTION, SIZE
from prioritise.files.grids.table_grids import (
    INDICATOR,
    OPEN_BECAUSE,
    TARGET,
    TARGET_COLUMNS,
    counting_targets,
    effect_columns,
    effect_id,
    effects_grid,
    milestone_of,
    names_of,
    targets_grid,
)
from prioritise.files.grids.typed import Reading, name_keys, numbered, same_twice
from prioritise.files.naming import id_from_name

NAMED = {"intervention": "an intervention", "indicator": "an indicator", "lead_partner": "a partner", "level": "a size"}
LEFT_OUT = {("level", EffectRow), ("lead_partner", TargetRow), ("indicator", TargetRow)}
"""What may be left out although it is a name, in the table of this row."""
OPEN, AGREED = "placeholder", "agreed"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a grid by heading, the row of its file, and what the ids of a column are called."""

    grid: Grid
    by_heading: Mapping[str, str]
    model: type[BaseModel]
    names: Mapping[str, Mapping[str, str]]


def read_effects(grid: Grid, reading: Reading) -> TableEdit:
    """Read what was typed of effects; a row that is gone is taken out. Names are those of the other grids."""
    draft, edit = reading.draft, TableEdit()
    names = {**names_of(draft), "intervention": reading.names}
    columns = _Columns(grid, effect_columns(draft), EffectRow, names)
    row_of = {
        effect_id(effect.cells.intervention, effect.cells.level, effect.cells.indicator): effect.row
        for effect in draft.effects.rows
    }
    before, kept, keys = effects_grid(draft).by_id(), set(), []
    for number, row in numbered(grid, reading.problems):
        written = _written(columns, number, row, before.get(row.id, {}), reading)
        kept.add(row.id)
        cells = grid.cells_of(row)
        keys.append((number, effect_id(cells[INTERVENTION], cells.get(SIZE, ""), cells[INDICATOR])))
        if row.id in row_of and written:
            edit.changed[row_of[row.id]] = written
        elif row.id not in row_of:
            edit.added.append(written)
    same_twice(grid, keys, reading.problems, heading=INDICATOR, what="the same intervention and indicator")
    edit.taken_out = {number for own, number in row_of.items() if own not in kept}
    return edit


def read_targets(grid: Grid, reading: Reading) -> Mapping[str, TableEdit]:
    """Read what was typed of targets and their milestones, by file; one that is gone takes its milestones along."""
    draft, targets, milestones = reading.draft, TableEdit(), TableEdit()
    columns = _Columns(grid, TARGET_COLUMNS, TargetRow, names_of(draft))
    counting = {counting_target.cells.id: counting_target for counting_target in counting_targets(draft)}
    before, rows = targets_grid(draft).by_id(), numbered(grid, reading.problems)
    keys = name_keys([(number, row.cells[0]) for number, row in rows])
    same_twice(grid, keys, reading.problems, heading=TARGET, what="the same name")
    taken = set(counting)
    for number, row in rows:
        known_cells = before.get(row.id, {})
        written = _written(columns, number, row, known_cells, reading)
        if row.id in counting:
            own = row.id
            if written:
                targets.changed[counting[own].row] = written
        else:
            own = id_from_name(grid.cells_of(row)[TARGET], taken, otherwise="target")
            taken.add(own)
            targets.added.append({"id": own, **_filled_in(grid, number, row, written, reading)})
        _read_milestones(grid, number, row, own, known_cells, milestones, reading)
    gone = set(counting) - {row.id for _number, row in rows}
    targets.taken_out = {target.row for target in draft.targets.rows if target.cells.id in gone}
    milestones.taken_out |= {milestone.row for milestone in draft.milestones.rows if milestone.cells.target in gone}
    actuals = TableEdit(taken_out={actual.row for actual in draft.actuals.rows if actual.cells.target in gone})
    return {"targets.csv": targets, "milestones.csv": milestones, "actuals.csv": actuals}


def _written(
    columns: _Columns, number: int, row: GridRow, before: Mapping[str, str], reading: Reading
) -> dict[str, str]:
    cells = columns.grid.cells_of(row)
    changed = [heading for heading in columns.by_heading if cells[heading] != before.get(heading, "")]
    # In a new row an empty cell that may not be is a problem of its own.
    asked = changed if before else list(columns.by_heading)
    written = {}
    for heading in asked:
        column = columns.by_heading[heading]
        if column in ("kind", "status", "better", "unit") and not cells[heading] and not before:
            continue
        read = _read(columns, column, cells[heading])
        said = columns.names.get(column, {}).get(read.text, "")
        reading.note(columns.grid, number, heading, read, cells[heading], said)
        if read.text or before:
            written[column] = read.text
    return written


def _read(columns: _Columns, column: str, text: str) -> CellRead:
    if column in NAMED:
        if not text and (column, columns.model) in LEFT_OUT:
            return CellRead()
        names = columns.names[column]
        return read_name(text, names, what=NAMED[column])
    return read_column(columns.model, column, text)


def _filled_in(grid: Grid, number: int, row: GridRow, written: dict[str, str], reading: Reading) -> dict[str, str]:
    """A new target with what it need not say: local, agreed unless it says why not, its indicator's unit."""
    of_it = [
        figure.cells
        for figure in reading.draft.indicators.rows
        if figure.cells.indicator_id == written.get("indicator")
    ]
    is_open = bool(grid.cells_of(row)[OPEN_BECAUSE])
    usual = {
        "kind": "local",
        "measure": "level",
        "status": OPEN if is_open else AGREED,
        "unit": of_it[0].unit if of_it else "",
        "better": str(of_it[0].polarity) if of_it and str(of_it[0].polarity) in ("higher", "lower") else "",
        "area_code": reading.draft.part.area.code,
    }
    if not written.get("better") and not usual["better"]:
        reading.note(grid, number, "Better", CellRead(found="nothing", what_to_do="write higher or lower"), "")
    return {**usual, **written}


def _read_milestones(
    grid: Grid, number: int, row: GridRow, own: str, before: Mapping[str, str], edit: TableEdit, reading: Reading
) -> None:
    draft, cells = reading.draft, grid.cells_of(row)
    target = next(
        (counting_target.cells for counting_target in counting_targets(draft) if counting_target.cells.id == own), None
    )
    for year in draft.part.years:
        typed = cells[year]
        if typed == before.get(year, ""):
            continue
        read = read_column(MilestoneRow, "value", typed) if typed else CellRead()
        if not reading.note(grid, number, year, read, typed):
            continue
        there = milestone_of(draft, target, year) if target else None
        if there is not None and typed:
            edit.changed[there.row] = {"value": read.text}
        elif there is not None:
            edit.taken_out.add(there.row)
        elif typed:
            edit.added.append({"target": own, "year": year, "value": read.text})
