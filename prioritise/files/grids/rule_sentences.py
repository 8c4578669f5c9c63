"""A rule as a sentence with blanks, and with its blanks filled by what an exercise calls things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prioritise.domain.exercise import Exercise
from prioritise.domain.rule_fields import Holds, fields_of
from prioritise.domain.rules import RULE_KINDS, Rule, Selection
from prioritise.words import first_capital, joined, lower_first, percent, pounds

BLANK = re.compile(r"\{([a-z_|]+)(?::([^}]*))?\}")
SECTOR_NAMES: Mapping[str, str] = {
    "council": "council",
    "nhs": "NHS",
    "voluntary": "voluntary sector",
    "private": "private sector",
    "other": "other providers'",
}


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of a sentence: the fields that fill it, what they hold, and what it means when it is left empty."""

    fields: tuple[str, ...]
    holds: Holds
    if_empty: str


def sentence_parts(kind: type[Any]) -> tuple[str | Blank, ...]:
    """Cut the sentence of a kind of rule into its words and blanks; a kind without one lists its fields."""
    fields = {field.name: field for field in fields_of(kind)}
    text = kind.blanks or f"{kind.kind.replace('_', ' ')}: " + ", ".join(f"{{{name}}}" for name in fields)
    parts: list[str | Blank] = []
    end = 0
    for match in BLANK.finditer(text):
        if words := text[end : match.start()].strip():
            parts.append(words)
        names = tuple(match[1].split("|"))
        parts.append(Blank(names, fields[names[0]].holds, match[2] or ""))
        end = match.end()
    return (*parts, words) if (words := text[end:].strip()) else tuple(parts)


def rule_sentence(rule: Rule, exercise: Exercise) -> str:
    """Say a rule of an exercise in one sentence, finished or not; its reason is in `rule.reason`."""
    words = [part if isinstance(part, str) else filled(part, rule, exercise) for part in sentence_parts(type(rule))]
    return f"{first_capital(' '.join(filter(None, words)))}."


def kind_words(kind: str, intervention: str) -> str:
    """Say what a kind of rule says of an intervention by its name; its other blanks are left out."""
    known = next((rule_kind for rule_kind in RULE_KINDS if rule_kind.kind == kind), None)
    parts = sentence_parts(known) if known is not None else ()
    words = [
        part if isinstance(part, str) else intervention
        for part in parts
        if isinstance(part, str) or part.holds is Holds.INTERVENTION
    ]
    return first_capital(" ".join(words)) if words else intervention


def filled(blank: Blank, rule: Rule, exercise: Exercise) -> str:
    """Say what stands in a blank of a rule."""
    holds = {field.name: field.holds for field in fields_of(type(rule))}
    said = [(holds[name], value) for name in blank.fields if (value := getattr(rule, name)) not in (None, "")]
    if not said and blank.holds is Holds.LEVEL and not exercise.levels:
        return ""
    return _words(*said[0], exercise) if said else blank.if_empty


def names_by_id(holds: Holds, exercise: Exercise) -> Mapping[str, str]:
    """Return what a field that names something may name: ids with what each is called; empty for a figure."""
    capacities = {capacity.id: capacity.id.replace("-", " ") for capacity in exercise.capacities}
    milestones = dict.fromkeys(milestone.year for milestone in exercise.milestones)
    named: Mapping[Holds, Mapping[str, str]] = {
        Holds.INTERVENTION: {intervention.id: intervention.name for intervention in exercise.interventions},
        Holds.INTERVENTIONS: {intervention.id: intervention.name for intervention in exercise.interventions},
        Holds.LEVEL: {level.level: level.name for level in exercise.levels},
        Holds.FUND: {fund.id: fund.name for fund in exercise.funds},
        Holds.YEAR: {year: year for year in exercise.years},
        Holds.MILESTONE: {milestone: milestone for milestone in sorted(milestones)},
        Holds.CAPACITY: capacities,
        Holds.TARGET: {target.id: target.title for target in exercise.targets},
        Holds.SECTOR: SECTOR_NAMES,
    }
    return named.get(holds, {})


def _words(holds: Holds, value: Any, exercise: Exercise) -> str:
    names = names_by_id(holds, exercise)
    if isinstance(value, Selection):
        return _selected(value, exercise)
    if isinstance(value, tuple):
        return joined(names.get(id_, id_) for id_ in value)
    if holds is Holds.LEVEL:
        return f"at {lower_first(names.get(value, value))}"
    if holds is Holds.POUNDS:
        return pounds(value)
    if holds is Holds.SHARE:
        return percent(value)
    return names.get(str(value), f"{value:,.15g}" if isinstance(value, int | float) else str(value))


def _selected(selection: Selection, exercise: Exercise) -> str:
    if selection.theme:
        return f"the theme {selection.theme}"
    if selection.lead_partner:
        partner = exercise.partner_by_id.get(selection.lead_partner)
        return f"what {partner.name if partner else selection.lead_partner} leads"
    return joined(exercise.intervention_by_id[intervention].name for intervention in selection.interventions)
