"""Typed grids written back as the same files: what is not changed stays byte for byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from prioritise.domain.errors import Problem
from prioritise.files.grids.csv_edit import TableEdit, with_edits
from prioritise.files.grids.grid import Grid
from prioritise.files.grids.read_costs import read_costs
from prioritise.files.grids.read_interventions import read_interventions
from prioritise.files.grids.read_money import read_money
from prioritise.files.grids.read_tables import read_effects, read_targets
from prioritise.files.grids.removal import without
from prioritise.files.grids.typed import Reading, UnderstoodCell, start_reading
from prioritise.files.grids.yaml_edit import with_tops

INTERVENTIONS_FILE, COSTS_FILE = "interventions.csv", "costs.csv"


@dataclass(frozen=True, slots=True)
class TypedGrids:
    """What was typed; a grid that was not on the page is None and stays as the files have it."""

    money: Grid | None = None
    interventions: Grid | None = None
    costs: Grid | None = None
    effects: Grid | None = None
    targets: Grid | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """The files after an edit, or the problems that keep it from being made.

    `goes_with` says what goes with interventions that are taken out: rules, effects, targets. `changed` names the files
    that are no longer as they were. `asked` are the cells among the problems that most likely mean one thing.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    understood: tuple[UnderstoodCell, ...] = ()
    asked: tuple[UnderstoodCell, ...] = ()
    taken_out: tuple[str, ...] = ()
    goes_with: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def answered(typed: TypedGrids, asked: Sequence[UnderstoodCell]) -> TypedGrids:
    """Return the typed grids with what is most likely meant in every cell that was asked about."""
    grids: dict[str, Grid | None] = {}
    for field in fields(TypedGrids):
        grid: Grid | None = getattr(typed, field.name)
        cells = [(c.row, c.heading, c.typed, c.read_as) for c in asked if grid is not None and c.grid == grid.title]
        grids[field.name] = grid.answered(cells) if grid is not None else None
    return TypedGrids(**grids)


def edited(files: Mapping[str, bytes], typed: TypedGrids, *, adds_partners: bool = False) -> Edited:
    """Read typed grids and write them into the files. Nothing is written while anything typed is unclear.

    `adds_partners` makes a partner of every host or lead that is none yet. Raises FileProblems for files that cannot
    be read at all, or a form of exercise.yaml that cannot be changed.
    """
    reading = start_reading(files, adds_partners=adds_partners)
    funds = read_money(typed.money, reading) if typed.money else reading.data.get("funds") or []
    if typed.interventions:
        read_interventions(typed.interventions, reading)
    if typed.costs:
        read_costs(typed.costs, reading)
    tables: dict[str, TableEdit] = {}
    if typed.effects:
        tables["effects.csv"] = read_effects(typed.effects, reading)
    if typed.targets:
        tables |= read_targets(typed.targets, reading)
    gone = without(reading.draft, reading.data, set(reading.taken_out))
    names = {row.cells.id: row.cells.name for row in reading.draft.interventions.rows}
    taken_out = tuple(names[intervention] for intervention in reading.taken_out)
    if len(reading.problems):
        problems, understood, asked = reading.problems.problems, tuple(reading.understood), tuple(reading.asked)
        return Edited(files, problems, understood, asked, taken_out, gone.sentences)
    costs = reading.draft.costs.rows
    reading.costs.taken_out |= {row.row for row in costs if row.cells.intervention in reading.taken_out}
    edits = {INTERVENTIONS_FILE: reading.interventions, COSTS_FILE: reading.costs, **gone.edits}
    for name, edit in tables.items():
        edits[name] = edit.beside(edits[name]) if name in edits else edit
    after = with_edits(files, edits)
    tops: Mapping[str, Any] = {
        "funds": funds,
        "rules": gone.rules,
        "scenarios": gone.scenarios,
        "partners": _partners(reading),
    }
    after = with_tops(after, **{name: part for name, part in tops.items() if part != (reading.data.get(name) or [])})
    changed = tuple(name for name in after if after[name] != files.get(name))
    return Edited(after, (), tuple(reading.understood), (), taken_out, gone.sentences, changed)


def _partners(reading: Reading) -> list[Any]:
    listed = list(reading.data.get("partners") or [])
    old = {partner.id for partner in reading.draft.part.partners}
    return listed + [{"id": id_, "name": name} for id_, name in reading.partners.items() if id_ not in old]
