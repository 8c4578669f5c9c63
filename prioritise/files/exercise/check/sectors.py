"""Checks on sectors: who provides what, where a rule compares what sectors lose."""

from __future__ import annotations

from collections.abc import Callable

from prioritise.domain.interventions import Sector, Status
from prioritise.files.exercise.check.rows import badly_written
from prioritise.files.exercise.draft import Draft
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
    current = {each.cells.id for each in draft.interventions.rows if each.cells.status is Status.CURRENT}
    for service in dict.fromkeys(each.cells.intervention for each in draft.levels.rows):
        if service in current:
            row = next(each.row for each in draft.levels.rows if each.cells.intervention == service)
            found = (
                f"levels of {service}, a current service, although the rule {rule} needs to know what it costs today"
            )
            what_to_do = "list it as it is today without levels, and every smaller size as a reduction"
            problems.add(draft.levels.name, found, what_to_do, row=row, column="intervention")


def check_rule_sector(draft: Draft, column: str, sector: Sector, note: Note) -> None:
    """Note a sector that has no current money to lose a share of, or has all of it, so that nothing can be compared."""
    services = [each.cells for each in draft.interventions.rows if each.cells.status is Status.CURRENT]
    levelled = {each.cells.intervention for each in draft.levels.rows}
    unclear = any(not each.sector or each.id in levelled for each in services)
    if unclear or not draft.interventions.whole or not draft.costs.whole:
        return
    today = dict.fromkeys((each.id for each in services), 0)
    for each in draft.costs.rows:
        if each.cells.intervention in today:
            today[each.cells.intervention] += each.cells.amount_gbp
    paid = sorted({each.sector for each in services if today[each.id] > 0})
    if str(sector) not in paid:
        listed = ", ".join(paid) or "none has one"
        note(column, f"“{sector}”, which no current service that costs anything has", f"use one that has: {listed}")
    elif len(paid) == 1:
        note(column, f"“{sector}”, which has all the current money", "there is nothing to compare; remove the rule")
