"""Checks on funding levels: who has them, and that every row of the other files is for one that is listed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from prioritise.domain.interventions import Status
from prioritise.files.exercise.check.references import also_on, check_references
from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import LevelRow
from prioritise.files.exercise.tables import Numbered, Table
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest


def check_levels(draft: Draft, problems: ProblemList, *, unfinished: bool = False) -> None:
    """Note levels of what cannot have any, and rows of other files that are for no level or the wrong one.

    `unfinished` passes over costs that are not there yet.
    """
    table = draft.levels
    check_references(draft, "levels", problems)
    statuses = {row.cells.id: row.cells.status for row in draft.interventions.rows}
    for row in table.rows:
        if statuses.get(row.cells.intervention) is Status.REDUCE:
            found = f"a level of {row.cells.intervention}, which is a reduction"
            what_to_do = "remove it; list each size of a cut as a reduction of its own, with a rule that excludes both"
            problems.add(table.name, found, what_to_do, row=row.row, column="intervention")
        people = row.cells.people_per_year
        if people is not None and people < 0:
            problems.add(table.name, f"{people}", "use 0 or more", row=row.row, column="people_per_year")
    if not table.whole:
        return
    levels = _levels_of(
        draft, {intervention for intervention, status in statuses.items() if status is not Status.REDUCE}
    )
    for model in TABLES:
        if model is not LevelRow and "level" in model.model_fields:
            _check_level_named(getattr(draft, model.declared.stem), levels, problems)
    _check_costs(draft, levels, problems, unfinished=unfinished)
    for declared in (model.declared for model in TABLES if model.declared.for_every_level):
        about = tuple(column for column in declared.unique if column != "level")
        _check_given_twice(getattr(draft, declared.stem), about, problems)


def check_rule_level(
    draft: Draft, column: str, intervention: str, level: str, note: Callable[[str, str, str], None]
) -> None:
    """Note a rule about a level that `levels.csv` does not list for its intervention."""
    if not level or not draft.levels.whole:
        return
    known = [row.cells.level for row in draft.levels.rows if row.cells.intervention == intervention]
    if level not in known:
        found = f"“{level}”, which levels.csv does not list for {intervention}"
        what_to_do = nearest(level, known) if known else "leave the level out, or add it to levels.csv"
        note(column, found, what_to_do)


def _levels_of(draft: Draft, allowed: Collection[str]) -> dict[str, dict[str, None]]:
    # Levels of anything else are noted as that, and nothing more is said about their rows.
    levels: dict[str, dict[str, None]] = {}
    for row in draft.levels.rows:
        if row.cells.intervention in allowed:
            levels.setdefault(row.cells.intervention, {})[row.cells.level] = None
    return levels


def _check_level_named(table: Table[Any], levels: Mapping[str, Collection[str]], problems: ProblemList) -> None:
    for row in table.rows:
        intervention, level = row.cells.intervention, row.cells.level
        known = levels.get(intervention, ())
        if level and level not in known:
            found = f"“{level}”, which levels.csv does not list for {intervention}"
            otherwise = "empty it, or add the level to levels.csv"
            what_to_do = partial(nearest, level, known) if known else otherwise
            problems.add(table.name, found, what_to_do, row=row.row, column="level")


def _check_costs(
    draft: Draft, levels: Mapping[str, Collection[str]], problems: ProblemList, *, unfinished: bool
) -> None:
    table = draft.costs
    loose = [row for row in table.rows if row.cells.intervention in levels and not row.cells.level]
    for intervention, rows in _first_rows(loose).items():
        found = f"a cost of {intervention} without a level{also_on(rows)}"
        what_to_do = f"write which level it is of: {', '.join(levels[intervention])}"
        problems.add(table.name, found, what_to_do, row=rows[0], column="level")
    if not table.whole or loose or unfinished:
        return
    costed: dict[str, set[str]] = {}
    for row in table.rows:
        costed.setdefault(row.cells.intervention, set()).add(row.cells.level)
    for intervention, listed in levels.items():
        # A level that is named wrongly in costs.csv is noted once, as that.
        if not costed.get(intervention, set()) <= set(listed):
            continue
        for level in listed:
            if level not in costed.get(intervention, ()):
                found = f"no row for {intervention} at level {level}"
                problems.add(table.name, found, "add what it costs, 0 if it costs nothing", column="intervention")


def _check_given_twice(table: Table[Any], key: tuple[str, ...], problems: ProblemList) -> None:
    general = {_cell(row, key): row.row for row in table.rows if not row.cells.level}
    for row in table.rows:
        known = general.get(_cell(row, key))
        if row.cells.level and known is not None:
            found = f"a row for level {row.cells.level}, although row {known} counts for every level"
            problems.add(table.name, found, "give a level on both, or remove one", row=row.row, column="level")


def _cell(row: Numbered[Any], key: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(row.cells, column) for column in key)


def _first_rows(rows: Iterable[Numbered[Any]]) -> dict[str, list[int]]:
    by_intervention: dict[str, list[int]] = {}
    for row in rows:
        by_intervention.setdefault(row.cells.intervention, []).append(row.row)
    return by_intervention
