"""Checks across files: nothing twice, and nothing that names what is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.indicators import JsnaDomain
from prioritise.domain.interventions import Status
from prioritise.files.exercise.check.indicators import check_indicators
from prioritise.files.exercise.check.references import check_declared, check_reference, check_references
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.panel_values import value_in_unit
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

COMES_FROM = {
    MeasuredBy.EVIDENCE: "indicators and effects",
    MeasuredBy.COSTS: "costs.csv",
}


def check_rows(draft: Draft, problems: ProblemList, *, unfinished: bool = False) -> None:
    """Note every row that repeats another, names what is not there, or contradicts another file.

    `unfinished` passes over a list of interventions that is empty.
    """
    check_declared(draft, problems)
    _check_interventions(draft, problems, unfinished=unfinished)
    _check_measurements(draft, problems)
    _check_effects(draft, problems)
    check_indicators(draft, problems)
    check_references(draft, "members", problems)
    _check_voices(draft, problems)


def _check_interventions(draft: Draft, problems: ProblemList, *, unfinished: bool) -> None:
    table = draft.interventions
    check_references(draft, "interventions", problems)
    good = {row.cells.id for row in table.rows}
    current = {row.cells.id for row in table.rows if row.cells.status is Status.CURRENT}
    unread = (table.keys or frozenset()) - good
    for row in table.rows:
        cells = row.cells
        note = _noter(table.name, row.row, problems)
        if cells.status is Status.REDUCE and cells.reduces not in current and cells.reduces not in unread:
            found = f"“{cells.reduces}”, which is not a current intervention" if cells.reduces else "an empty cell"
            close = f"; {nearest(cells.reduces, sorted(current))}" if cells.reduces and current else ""
            note("reduces", found, f"name the current intervention that this cuts{close}")
        if cells.status is not Status.REDUCE and cells.reduces:
            note("reduces", f"“{cells.reduces}” on a row that is not a reduction", "empty it, or set status to reduce")
        people = cells.people_per_year
        if people is not None and cells.status is Status.REDUCE and people > 0:
            note("people_per_year", f"{people} on a reduction", f"write -{people}: these people lose by it")
        if people is not None and cells.status is not Status.REDUCE and people < 0:
            note("people_per_year", f"{people}", "use 0 or more; only a reduction has people who lose")
    if table.keys == frozenset() and not unfinished:
        problems.add(table.name, "no interventions", "add at least one row")


def _noter(file: str, row: int, problems: ProblemList) -> Callable[[str, str, str], None]:
    return lambda column, found, what_to_do: problems.add(file, found, what_to_do, row=row, column=column)


def _check_measurements(draft: Draft, problems: ProblemList) -> None:
    table = draft.measurements
    check_references(draft, "measurements", problems)
    for row in table.rows:
        criterion = draft.criteria.get(row.cells.criterion)
        if criterion is None:
            continue
        note = _noter(table.name, row.row, problems)
        if source := COMES_FROM.get(criterion.measured_by):
            note("criterion", f"a measurement for {criterion.id}, which comes from {source}", "remove the row")
            continue
        reading = value_in_unit(criterion, row.cells.value)
        if reading.value is None:
            note("value", reading.found, reading.what_to_do)
        _check_limits(row.cells, note)


def _check_limits(cells: Any, note: Callable[[str, str, str], None]) -> None:
    if cells.low is not None and cells.high is not None and cells.low > cells.high:
        note("low", f"{cells.low:.15g} above high, {cells.high:.15g}", "put the smaller figure in low")


def _check_effects(draft: Draft, problems: ProblemList) -> None:
    table = draft.effects
    check_references(draft, "effects", problems)
    for row in table.rows:
        _check_limits(row.cells, _noter(table.name, row.row, problems))


def _check_voices(draft: Draft, problems: ProblemList) -> None:
    if draft.interventions.whole and draft.intervention_ids is not None:
        themes = {row.cells.theme for row in draft.interventions.rows} | set(JsnaDomain)
        check_reference(draft.voices, "theme", themes, "the theme of an intervention or a domain", problems, ids=False)
