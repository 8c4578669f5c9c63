"""Checks on sectors: who provides what, where a rule compares what sectors lose."""

from __future__ import annotations

from collections.abc import Callable

from prioritise.domain.interventions import Sector, Status
from prioritise.files.exercise.check.rows import badly_written
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import InterventionRow
from prioritise.files.problem_list import ProblemList

Note = Callable[[str, str, str], None]
COMPARED = (Status.CURRENT, Status.REDUCE)
"""What has money today, or takes some of it away."""


def check_cut_sectors(draft: Draft, problems: ProblemList) -> None:
    """Note every cut whose sector is not that of the service it cuts."""
    services = {each.cells.id: each.cells for each in draft.interventions.rows}
    for each in draft.interventions.rows:
        service = services.get(each.cells.reduces)
        if service is None or not each.cells.sector or not service.sector or badly_written(service.id):
            continue
        if each.cells.sector != service.sector:
            found = f"“{each.cells.sector}” on a cut of {service.id}, whose sector is {service.sector}"
            what_to_do = "make them the same, or list the part that is cut as a service of its own"
            problems.add(draft.interventions.name, found, what_to_do, row=each.row, column="sector")


def check_sectors_known(draft: Draft, rule: str, problems: ProblemList) -> None:
    """Note every current service and cut without a sector, and every service whose present cost is not known."""
    for each in draft.interventions.rows:
        if each.cells.status in COMPARED and not each.cells.sector:
            found = f"an empty cell, which the rule {rule} needs"
            what_to_do = f"write {', '.join(Sector)}, or take the rule out"
            problems.add(draft.interventions.name, found, what_to_do, row=each.row, column="sector")
    for each in draft.interventions.rows:
        if each.cells.status is Status.CURRENT and _today(draft, each.cells) is None:
            found = f"{_people(each.cells)} for a service with levels, of which the rule {rule} needs to know today’s"
            what_to_do = "write the people_per_year of the level it has today, which no other level may have"
            problems.add(draft.interventions.name, found, what_to_do, row=each.row, column="people_per_year")


def check_rule_sector(draft: Draft, column: str, sector: Sector, note: Note) -> None:
    """Note a sector that has no current money to lose a share of, or has all of it, so that nothing can be compared."""
    services = [each.cells for each in draft.interventions.rows if each.cells.status is Status.CURRENT]
    levels = {each.id: _today(draft, each) for each in services}
    unclear = any(not each.sector or levels[each.id] is None for each in services)
    if unclear or not draft.interventions.whole or not draft.costs.whole or not draft.levels.whole:
        return
    today = dict.fromkeys(levels, 0)
    for each in draft.costs.rows:
        if each.cells.level == levels.get(each.cells.intervention):
            today[each.cells.intervention] += each.cells.amount_gbp
    paid = sorted({each.sector for each in services if today[each.id] > 0})
    if str(sector) not in paid:
        listed = ", ".join(paid) or "none has one"
        note(column, f"“{sector}”, which no current service that costs anything has", f"use one that has: {listed}")
    elif len(paid) == 1:
        note(column, f"“{sector}”, which has all the current money", "there is nothing to compare; remove the rule")


def _today(draft: Draft, service: InterventionRow) -> str | None:
    """The level a current service has today: the one that reaches as many people as it does; empty without levels."""
    levels = [each.cells for each in draft.levels.rows if each.cells.intervention == service.id]
    people = service.people_per_year
    same = [each.level for each in levels if people is not None and each.people_per_year == people]
    if not levels:
        return ""
    return same[0] if len(same) == 1 else None


def _people(service: InterventionRow) -> str:
    return "an empty cell" if service.people_per_year is None else f"{service.people_per_year}"
