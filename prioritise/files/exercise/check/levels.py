"""Checks on funding levels: who has them, and that every row of the other files is for one that is listed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from prioritise.domain.interventions import Status
from prioritise.files.exercise.check.rows import check_reference
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.tables import Numbered, Table
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

ROW_KEYS: Mapping[str, tuple[str, ...]] = {
    "capacity_use": ("intervention", "capacity", "year"),
    "effects": ("intervention", "indicator"),
    "measurements": ("intervention", "criterion"),
    "scores": ("round", "member", "intervention", "criterion"),
    "agreed": ("round", "intervention", "criterion"),
}
"""The files in which a row without a level counts for every level, and what such a row is about."""


def check_levels(draft: Draft, problems: ProblemList) -> None:
    """Note levels of what cannot have any, and rows of other files that are for no level or the wrong one."""
    table = draft.levels
    check_reference(table, "intervention", draft.intervention_ids, "listed in interventions.csv", problems)
    statuses = {each.cells.id: each.cells.status for each in draft.interventions.rows}
    for each in table.rows:
        if statuses.get(each.cells.intervention) is Status.REDUCE:
            found = f"a level of {each.cells.intervention}, which is a reduction"
            what_to_do = "remove it; list each size of a cut as a reduction of its own, with a rule that excludes both"
            problems.add(table.name, found, what_to_do, row=each.row, column="intervention")
        people = each.cells.people_per_year
        if people is not None and people < 0:
            problems.add(table.name, f"{people}", "use 0 or more", row=each.row, column="people_per_year")
    if not table.whole:
        return
    levels = _levels_of(draft, {each for each, status in statuses.items() if status is not Status.REDUCE})
    for other in (
        draft.costs,
        draft.capacity_use,
        draft.effects,
        draft.measurements,
        draft.scores,
        draft.agreed,
    ):
        _check_level_named(other, levels, problems)
    _check_costs(draft, levels, problems)
    for stem, key in ROW_KEYS.items():
        _check_given_twice(getattr(draft, stem), key, problems)


def check_rule_level(
    draft: Draft, column: str, intervention: str, level: str, note: Callable[[str, str, str], None]
) -> None:
    """Note a rule about a level that `levels.csv` does not list for its intervention."""
    if not level or not draft.levels.whole:
        return
    known = [each.cells.level for each in draft.levels.rows if each.cells.intervention == intervention]
    if level not in known:
        found = f"“{level}”, which levels.csv does not list for {intervention}"
        what_to_do = nearest(level, known) if known else "leave the level out, or add it to levels.csv"
        note(column, found, what_to_do)


def _levels_of(draft: Draft, allowed: Collection[str]) -> dict[str, list[str]]:
    # Levels of anything else are noted as that, and nothing more is said about their rows.
    levels: dict[str, list[str]] = {}
    for each in draft.levels.rows:
        if each.cells.intervention in allowed:
            levels.setdefault(each.cells.intervention, []).append(each.cells.level)
    return levels


def _check_level_named(table: Table[Any], levels: Mapping[str, list[str]], problems: ProblemList) -> None:
    for each in table.rows:
        intervention, level = each.cells.intervention, each.cells.level
        known = levels.get(intervention, [])
        if level and level not in known:
            found = f"“{level}”, which levels.csv does not list for {intervention}"
            what_to_do = nearest(level, known) if known else "empty it, or add the level to levels.csv"
            problems.add(table.name, found, what_to_do, row=each.row, column="level")


def _check_costs(draft: Draft, levels: Mapping[str, list[str]], problems: ProblemList) -> None:
    table = draft.costs
    loose = [each for each in table.rows if each.cells.intervention in levels and not each.cells.level]
    for intervention, rows in _first_rows(loose).items():
        found = f"a cost of {intervention} without a level{_more(rows)}"
        what_to_do = f"write which level it is of: {', '.join(levels[intervention])}"
        problems.add(table.name, found, what_to_do, row=rows[0], column="level")
    if not table.whole or loose:
        return
    costed: dict[str, set[str]] = {}
    for each in table.rows:
        costed.setdefault(each.cells.intervention, set()).add(each.cells.level)
    for intervention, listed in levels.items():
        # A level that is named wrongly in costs.csv is noted once, as that.
        if not costed.get(intervention, set()) <= set(listed):
            continue
        for level in listed:
            if level not in costed.get(intervention, ()):
                found = f"no row for {intervention} at level {level}"
                problems.add(table.name, found, "add what it costs, 0 if it costs nothing", column="intervention")


def _check_given_twice(table: Table[Any], key: tuple[str, ...], problems: ProblemList) -> None:
    general = {_cell(each, key): each.row for each in table.rows if not each.cells.level}
    for each in table.rows:
        known = general.get(_cell(each, key))
        if each.cells.level and known is not None:
            found = f"a row for level {each.cells.level}, although row {known} counts for every level"
            problems.add(table.name, found, "give a level on both, or remove one", row=each.row, column="level")


def _cell(each: Numbered[Any], key: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(each.cells, column) for column in key)


def _first_rows(rows: Iterable[Numbered[Any]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for each in rows:
        found.setdefault(each.cells.intervention, []).append(each.row)
    return found


def _more(rows: list[int]) -> str:
    return f", here and on {len(rows) - 1} more" if len(rows) > 1 else ""
