"""Checks on rules: what they name is there, and what they ask makes sense. Derived from what their fields hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from prioritise.domain.interventions import Status
from prioritise.domain.rule_fields import Holds, fields_of, named
from prioritise.domain.rules import Rule, Selection
from prioritise.files.exercise.check.levels import check_rule_level
from prioritise.files.exercise.check.meet_target import check_meet_target
from prioritise.files.exercise.check.references import badly_written
from prioritise.files.exercise.check.sectors import check_rule_sector
from prioritise.files.exercise.draft import Draft
from prioritise.files.refusals import closest, nearest

Note = Callable[[str, str, str], None]


def check_rule(draft: Draft, column: str, rule: Rule, note: Note) -> None:
    """Note every name in a rule that is not there, and what it asks that nothing could be or that is not clear."""
    _check_names(draft, column, rule, note)
    _check_one_of(column, rule, note)
    for field in fields_of(type(rule)):
        value = getattr(rule, field.name)
        if field.holds is Holds.SELECTION:
            _check_size(column, rule, _check_selection(draft, column, value, note), note)
        elif field.holds is Holds.INTERVENTIONS and len(set(value)) < 2:
            note(column, "fewer than two interventions", "name at least two")
    check_named(column, _interventions(rule), draft.intervention_ids, note)


def check_named(column: str, named: Iterable[str], interventions: Collection[str] | None, note: Note) -> None:
    """Note every name that `interventions.csv` does not list, but for one that is written badly there."""
    known = sorted(interventions or ())
    for name in named:
        if interventions is not None and name not in known and not badly_written(closest(name, known)):
            note(column, f"“{name}”, which is not listed in interventions.csv", nearest(name, known))


def check_circles(rules: Sequence[Rule], column: str, note: Note) -> None:
    """Note interventions that each require the next, round to the first."""
    needs = _needs(rules)
    while circle := _circle(needs):
        found = f"a circle: {' requires '.join(circle)}"
        note(column, found, "remove one of these rules; they can only be funded together or not at all")
        needs[circle[0]].remove(circle[1])


def has_circle(rules: Sequence[Rule]) -> bool:
    """Say whether some interventions require each other in a circle."""
    return bool(_circle(_needs(rules)))


def _check_names(draft: Draft, column: str, rule: Rule, note: Note) -> None:
    for field in fields_of(type(rule)):
        value, at = getattr(rule, field.name), f"{column}.{field.name}"
        match field.holds:
            case Holds.LEVEL:
                check_rule_level(draft, at, named(rule, Holds.INTERVENTION)[0], value, note)
            case Holds.FUND:
                _check_listed(at, value, draft.exercise.names("funds"), "a fund", note)
            case Holds.YEAR:
                _check_listed(at, value, draft.exercise.names("years"), "a year of the plan", note)
            case Holds.CAPACITY:
                _check_listed(at, value, draft.capacities.keys, "in capacities.csv", note)
            case Holds.TARGET:
                year = "".join(named(rule, Holds.MILESTONE))
                check_meet_target(draft, column, at, value, year, note)
            case Holds.SECTOR:
                check_rule_sector(draft, at, value, note)


def _check_listed(column: str, name: str, allowed: Collection[str] | None, what: str, note: Note) -> None:
    if name and allowed is not None and name not in allowed:
        note(column, f"“{name}”, which is not {what}", nearest(name, sorted(allowed)))


def _check_one_of(column: str, rule: Rule, note: Note) -> None:
    names = [field.name for field in fields_of(type(rule)) if field.one_of]
    present = [name for name in names if getattr(rule, name) is not None]
    if names and len(present) != 1:
        found = f"both {' and '.join(present)}" if present else f"neither {' nor '.join(names)}"
        note(column, found, "give one of them")


def _interventions(rule: Rule) -> list[str]:
    ids: list[str] = []
    for field in fields_of(type(rule)):
        value = getattr(rule, field.name)
        match field.holds:
            case Holds.INTERVENTION:
                ids.append(value)
            case Holds.INTERVENTIONS:
                ids.extend(value)
            case Holds.SELECTION:
                ids.extend(value.interventions)
    return ids


def _check_size(column: str, rule: Rule, size: int, note: Note) -> None:
    for field in fields_of(type(rule)):
        if field.holds is Holds.LEAST_COUNT and getattr(rule, field.name) > size > 0:
            found = f"at least {getattr(rule, field.name)} of {size}"
            note(column, found, "lower the count, or widen the selection")


def _check_selection(draft: Draft, column: str, selection: Selection, note: Note) -> int:
    """Count the interventions a rule selects; 0 when that cannot be known."""
    written = [bool(selection.interventions), bool(selection.theme), bool(selection.lead_partner)]
    if sum(written) != 1:
        note(column, f"{sum(written)} selections", "give one of interventions, theme and lead_partner")
        return 0
    table = draft.interventions
    if not table.whole or draft.intervention_ids is None:
        return 0
    theme, lead = selection.theme, selection.lead_partner
    rows = [row.cells for row in table.rows]
    themes, leads = {row.theme for row in rows}, {row.lead_partner for row in rows}
    if theme and theme not in themes:
        note(column, f"the theme “{theme}”, which no intervention has", nearest(theme, sorted(themes)))
    if lead and lead not in leads:
        note(column, f"“{lead}”, who leads nothing here", nearest(lead, sorted(leads)))
    return len(set(selection.interventions)) or sum(
        row.status is not Status.REDUCE and (row.theme == theme or row.lead_partner == lead) for row in rows
    )


def _needs(rules: Iterable[Rule]) -> dict[str, set[str]]:
    needs: dict[str, set[str]] = {}
    for rule in rules:
        if rule.dependence is not None:
            needs.setdefault(rule.dependence.intervention, set()).add(rule.dependence.required)
    return needs


def _circle(needs: Mapping[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter({name: sorted(needed) for name, needed in sorted(needs.items())}).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []
