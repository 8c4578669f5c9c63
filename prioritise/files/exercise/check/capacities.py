"""Checks on capacities: what there is of each, and what takes some of it."""

from __future__ import annotations

from prioritise.domain.interventions import Status
from prioritise.files.exercise.check.references import check_references
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import CapacityUseRow
from prioritise.files.exercise.tables import Numbered
from prioritise.files.problem_list import ProblemList
from prioritise.words import joined


def check_capacities(draft: Draft, problems: ProblemList) -> None:
    """Note capacities without a limit where they are used, and uses that name what is not there."""
    check_references(draft, "capacities", problems)
    check_references(draft, "capacity_use", problems)
    _check_units(draft, problems)
    _check_limits(draft, problems)
    _check_years(draft, problems)
    _check_every_level(draft, problems)
    _check_signs(draft, problems)


def _check_units(draft: Draft, problems: ProblemList) -> None:
    first: dict[str, tuple[str, int]] = {}
    for numbered in draft.capacities.rows:
        unit, row = first.setdefault(numbered.cells.capacity, (numbered.cells.unit, numbered.row))
        if numbered.cells.unit != unit:
            found = f"“{numbered.cells.unit}”, but “{unit}” on row {row} for the same capacity"
            what_to_do = "make them the same, or give another capacity another id"
            problems.add(draft.capacities.name, found, what_to_do, row=numbered.row, column="unit")


def _check_limits(draft: Draft, problems: ProblemList) -> None:
    if not draft.capacities.whole:
        return
    limited = {(row.cells.capacity, row.cells.year) for row in draft.capacities.rows}
    capacities = {capacity for capacity, _ in limited}
    years = set(draft.part.years)
    noted: set[tuple[str, str]] = set()
    for row in draft.capacity_use.rows:
        cell = (row.cells.capacity, row.cells.year)
        if row.cells.capacity in capacities and row.cells.year in years and cell not in limited | noted:
            noted.add(cell)
            found = f"{cell[0]} used in {cell[1]}, for which capacities.csv has no limit"
            problems.add(draft.capacity_use.name, found, "add the limit of that year", row=row.row, column="year")


def _check_years(draft: Draft, problems: ProblemList) -> None:
    """Note every use that misses a year in which its intervention has money: what is not written is not nothing."""
    use, years = draft.capacity_use, draft.exercise.names("years")
    if not years or not use.whole or not draft.costs.whole:
        return
    streams: dict[tuple[str, str, str], list[Numbered[CapacityUseRow]]] = {}
    for row in use.rows:
        cells = row.cells
        streams.setdefault((cells.intervention, cells.level, cells.capacity), []).append(row)
    for (intervention, level, capacity), rows in streams.items():
        there = {row.cells.year for row in rows}
        running = _years_with_money(draft, intervention, level) or years
        missing = [year for year in draft.part.years if year in running - there]
        if missing and there <= years:
            whose = f"{intervention} at level {level}" if level else intervention
            found = f"{capacity} used by {whose} with no row for {joined(missing)}"
            what_to_do = "add the missing years, 0 for a year in which it takes none"
            problems.add(use.name, found, what_to_do, row=rows[0].row, column="year")


def _check_every_level(draft: Draft, problems: ProblemList) -> None:
    """Note every level of which nothing is said where another level of the same intervention uses a capacity."""
    use = draft.capacity_use
    if not use.whole or not draft.levels.whole:
        return
    levels: dict[str, list[str]] = {}
    for row in draft.levels.rows:
        levels.setdefault(row.cells.intervention, []).append(row.cells.level)
    by_use: dict[tuple[str, str], list[Numbered[CapacityUseRow]]] = {}
    for numbered in use.rows:
        if numbered.cells.level:
            by_use.setdefault((numbered.cells.intervention, numbered.cells.capacity), []).append(numbered)
    for (intervention, capacity), rows in by_use.items():
        there, listed = {numbered.cells.level for numbered in rows}, levels.get(intervention, [])
        missing = [level for level in listed if level not in there]
        if missing and there <= set(listed):
            found = f"{capacity} used by {intervention} with no row for level {joined(missing)}"
            what_to_do = "add what each level takes in each year, 0 if it takes none"
            problems.add(use.name, found, what_to_do, row=rows[0].row, column="level")


def _years_with_money(draft: Draft, intervention: str, level: str) -> set[str]:
    return {
        row.cells.year
        for row in draft.costs.rows
        if row.cells.intervention == intervention
        and (not level or row.cells.level in ("", level))
        and row.cells.amount_gbp
    }


def _check_signs(draft: Draft, problems: ProblemList) -> None:
    statuses = {row.cells.id: row.cells.status for row in draft.interventions.rows}
    for row in draft.capacity_use.rows:
        status = statuses.get(row.cells.intervention)
        if row.cells.amount < 0 and status is not None and status is not Status.REDUCE:
            found = f"{row.cells.amount} by what is not a reduction"
            problems.add(
                draft.capacity_use.name,
                found,
                "use 0 or more; only a cut sets some free",
                row=row.row,
                column="amount",
            )
