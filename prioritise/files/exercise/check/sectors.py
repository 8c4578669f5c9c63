"""Checks on sectors: who provides what, where a rule compares what sectors lose."""

from __future__ import annotations

from collections.abc import Callable

from prioritise.domain.interventions import Sector, Status
from prioritise.files.exercise.check.references import badly_written
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import InterventionRow
from prioritise.files.problem_list import ProblemList
from prioritise.words import joined

Note = Callable[[str, str, str], None]
COMPARED = (Status.CURRENT, Status.REDUCE)
"""What has money today, or takes some of it away."""


def check_cut_sectors(draft: Draft, problems: ProblemList) -> None:
    """Note every cut whose sector is not that of the service it cuts."""
    services = {row.cells.id: row.cells for row in draft.interventions.rows}
    for row in draft.interventions.rows:
        service = services.get(row.cells.reduces)
        if service is None or not row.cells.sector or not service.sector or badly_written(service.id):
            continue
        if row.cells.sector != service.sector:
            found = f"“{row.cells.sector}” on a cut of {service.id}, whose sector is {service.sector}"
            what_to_do = "make them the same, or list the part that is cut as a service of its own"
            problems.add(draft.interventions.name, found, what_to_do, row=row.row, column="sector")


def check_sectors_known(draft: Draft, rule: str, problems: ProblemList) -> None:
    """Note every current service and cut without a sector, and every service whose present cost is not known."""
    for row in draft.interventions.rows:
        if row.cells.status in COMPARED and not row.cells.sector:
            found = f"an empty cell, which the rule {rule} needs"
            what_to_do = f"write {joined(Sector, last='or')}, or take the rule out"
            problems.add(draft.interventions.name, found, what_to_do, row=row.row, column="sector")
    for row in draft.interventions.rows:
        if row.cells.status is Status.CURRENT and _today(draft, row.cells) is None:
            found = f"{_people(row.cells)} for a service with levels, of which the rule {rule} needs to know today’s"
            what_to_do = "write the people_per_year of the level it has today, which no other level may have"
            problems.add(draft.interventions.name, found, what_to_do, row=row.row, column="people_per_year")


def check_rule_sector(draft: Draft, column: str, sector: Sector, note: Note) -> None:
    """Note a sector that has no current money to lose a share of, or has all of it, so that nothing can be compared."""
    services = [row.cells for row in draft.interventions.rows if row.cells.status is Status.CURRENT]
    levels = {service.id: _today(draft, service) for service in services}
    unclear = any(not service.sector or levels[service.id] is None for service in services)
    if unclear or not draft.interventions.whole or not draft.costs.whole or not draft.levels.whole:
        return
    today = dict.fromkeys(levels, 0)
    for row in draft.costs.rows:
        if row.cells.level == levels.get(row.cells.intervention):
            today[row.cells.intervention] += row.cells.amount_gbp
    paid = sorted({service.sector for service in services if today[service.id] > 0})
    if str(sector) not in paid:
        listed = ", ".join(paid) or "none has one"
        note(column, f"“{sector}”, which no current service that costs anything has", f"use one that has: {listed}")
    elif len(paid) == 1:
        note(column, f"“{sector}”, which has all the current money", "there is nothing to compare; remove the rule")


def _today(draft: Draft, service: InterventionRow) -> str | None:
    """The level a current service has today: the one that reaches as many people as it does; empty without levels."""
    levels = [row.cells for row in draft.levels.rows if row.cells.intervention == service.id]
    people = service.people_per_year
    same = [level.level for level in levels if people is not None and level.people_per_year == people]
    if not levels:
        return ""
    return same[0] if len(same) == 1 else None


def _people(service: InterventionRow) -> str:
    return "an empty cell" if service.people_per_year is None else f"{service.people_per_year}"
