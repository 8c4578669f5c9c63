"""Checks on capacities: what there is of each, and what takes some of it."""

from __future__ import annotations

from prioritise.domain.interventions import Status
from prioritise.files.exercise.check.rows import YEARS, check_reference
from prioritise.files.exercise.draft import Draft
from prioritise.files.problem_list import ProblemList


def check_capacities(draft: Draft, problems: ProblemList) -> None:
    """Note capacities without a limit where they are used, and uses that name what is not there."""
    table, use = draft.capacities, draft.capacity_use
    check_reference(table, "year", draft.exercise.names("years"), YEARS, problems)
    check_reference(use, "year", draft.exercise.names("years"), YEARS, problems)
    check_reference(use, "intervention", draft.intervention_ids, "listed in interventions.csv", problems)
    check_reference(use, "capacity", table.keys, "listed in capacities.csv", problems)
    _check_units(draft, problems)
    _check_limits(draft, problems)
    _check_signs(draft, problems)


def _check_units(draft: Draft, problems: ProblemList) -> None:
    first: dict[str, tuple[str, int]] = {}
    for each in draft.capacities.rows:
        unit, row = first.setdefault(each.cells.capacity, (each.cells.unit, each.row))
        if each.cells.unit != unit:
            found = f"“{each.cells.unit}”, but “{unit}” on row {row} for the same capacity"
            what_to_do = "make them the same, or give another capacity another id"
            problems.add(draft.capacities.name, found, what_to_do, row=each.row, column="unit")


def _check_limits(draft: Draft, problems: ProblemList) -> None:
    if not draft.capacities.whole:
        return
    limited = {(each.cells.capacity, each.cells.year) for each in draft.capacities.rows}
    capacities = {capacity for capacity, _ in limited}
    years = set(draft.part.years)
    noted: set[tuple[str, str]] = set()
    for each in draft.capacity_use.rows:
        cell = (each.cells.capacity, each.cells.year)
        if each.cells.capacity in capacities and each.cells.year in years and cell not in limited | noted:
            noted.add(cell)
            found = f"{cell[0]} used in {cell[1]}, for which capacities.csv has no limit"
            problems.add(draft.capacity_use.name, found, "add the limit of that year", row=each.row, column="year")


def _check_signs(draft: Draft, problems: ProblemList) -> None:
    statuses = {each.cells.id: each.cells.status for each in draft.interventions.rows}
    for each in draft.capacity_use.rows:
        status = statuses.get(each.cells.intervention)
        if each.cells.amount < 0 and status is not None and status is not Status.REDUCE:
            found = f"{each.cells.amount} by what is not a reduction"
            problems.add(
                draft.capacity_use.name,
                found,
                "use 0 or more; only a cut sets some free",
                row=each.row,
                column="amount",
            )
