"""The rules of an exercise as sentences, and every kind of rule as a sentence with blanks to fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.rule_fields import Holds
from prioritise.domain.rules import RULE_KINDS, Rule
from prioritise.files.grids.rule_sentences import Blank, filled, names_by_id, rule_sentence, sentence_parts
from prioritise.words import first_capital

GAP = "…"
THEME, LED_BY = "theme", "lead_partner"
LABELS: Mapping[Holds, str] = {
    Holds.INTERVENTION: "Intervention",
    Holds.INTERVENTIONS: "Interventions",
    Holds.SELECTION: "Interventions, or one theme or partner",
    Holds.LEVEL: "Size",
    Holds.FUND: "Fund",
    Holds.YEAR: "Year",
    Holds.MILESTONE: "Year",
    Holds.CAPACITY: "Staff or premises",
    Holds.TARGET: "Target",
    Holds.SECTOR: "Sector",
    Holds.COUNT: "How many",
    Holds.LEAST_COUNT: "How many",
    Holds.POUNDS: "Pounds or a share",
    Holds.SHARE: "Share",
    Holds.TIMES: "How many times",
}


@dataclass(frozen=True, slots=True)
class BlankView:
    """A blank to fill: its fields, its name, what may be chosen (nothing for a figure), and what stands in it now.

    `several` takes more than one choice. `names_kind` has what a choice is where a blank may hold several sorts.
    """

    fields: tuple[str, ...]
    label: str
    choices: Mapping[str, str]
    several: bool
    if_empty: str
    chosen: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RuleForm:
    """A kind of rule as words and blanks, in order; `title` is the whole sentence with a gap for every blank."""

    kind: str
    title: str
    parts: tuple[str | BlankView, ...]
    is_possible: bool


@dataclass(frozen=True, slots=True)
class FilledRule:
    """A rule of the exercise: its sentence, its reason, who decided it and when, and its blanks as they are filled."""

    id: str
    sentence: str
    reason: str
    form: RuleForm
    decided_by: str = ""
    decided_on: date | None = None


@once
def filled_rules(exercise: Exercise) -> tuple[FilledRule, ...]:
    """Say every rule of an exercise."""
    return tuple(
        FilledRule(
            rule.id,
            rule_sentence(rule, exercise),
            rule.reason,
            _form(type(rule), exercise, rule),
            rule.decided_by,
            rule.decided_on,
        )
        for rule in exercise.rules
    )


@once
def rule_forms(exercise: Exercise) -> tuple[RuleForm, ...]:
    """List every kind of rule that this exercise has something to name for, with its blanks empty."""
    forms = (_form(kind, exercise, None) for kind in RULE_KINDS)
    return tuple(form for form in forms if form.is_possible)


def said_by(blank: BlankView, chosen: tuple[str, ...], text: str) -> Mapping[str, str | tuple[str, ...]]:
    """Return what was filled in by field: a theme or partner is of another field than interventions of a list."""
    if not blank.choices:
        is_share = "%" in text and len(blank.fields) > 1
        return {blank.fields[-1] if is_share else blank.fields[0]: text}
    if not blank.several:
        return {blank.fields[0]: chosen[0] if chosen else ""}
    if blank.fields[0] == "interventions":
        return {"interventions": chosen}
    listed = tuple(choice for choice in chosen if ":" not in choice)
    said: dict[str, str | tuple[str, ...]] = {"interventions": listed} if listed else {}
    for name in (THEME, LED_BY):
        named = [choice[len(name) + 1 :] for choice in chosen if choice[: len(name) + 1] == f"{name}:"]
        if named:
            said[name] = named[0] if len(named) == 1 else ""
            said |= {"interventions": tuple(named)} if len(named) > 1 else {}
    return said


def _form(kind: type[Any], exercise: Exercise, rule: Rule | None) -> RuleForm:
    parts = tuple(piece if isinstance(piece, str) else _blank(piece, exercise, rule) for piece in sentence_parts(kind))
    parts = tuple(part for part in parts if not _says_nothing(part))
    title = " ".join(part if isinstance(part, str) else GAP for part in parts)
    return RuleForm(kind.kind, first_capital(title), parts, all(_can_be_filled(part, kind) for part in parts))


def _says_nothing(part: str | BlankView) -> bool:
    return isinstance(part, BlankView) and part.fields == ("level",) and not part.choices


def _can_be_filled(part: str | BlankView, kind: type[Any]) -> bool:
    figures = (Holds.COUNT, Holds.LEAST_COUNT, Holds.POUNDS, Holds.SHARE, Holds.TIMES)
    if isinstance(part, str) or part.choices:
        return True
    return any(
        piece.holds in figures
        for piece in sentence_parts(kind)
        if isinstance(piece, Blank) and piece.fields == part.fields
    )


def _blank(blank: Blank, exercise: Exercise, rule: Rule | None) -> BlankView:
    is_choice = blank.holds is Holds.SELECTION
    choices = _selectable(exercise) if is_choice else names_by_id(blank.holds, exercise)
    several = is_choice or blank.holds is Holds.INTERVENTIONS
    chosen = _chosen(blank, rule) if rule is not None and choices else ()
    text = filled(blank, rule, exercise) if rule is not None and not choices else ""
    label = "Share" if blank.fields == ("share",) else LABELS[blank.holds]
    return BlankView(blank.fields, label, choices, several, blank.if_empty, chosen, text)


def _selectable(exercise: Exercise) -> Mapping[str, str]:
    themes = dict.fromkeys(intervention.theme for intervention in exercise.interventions)
    return (
        {f"{THEME}:{theme}": f"the theme {theme}" for theme in themes}
        | {f"{LED_BY}:{partner.id}": f"what {partner.name} leads" for partner in exercise.partners}
        | {intervention.id: intervention.name for intervention in exercise.interventions}
    )


def _chosen(blank: Blank, rule: Rule) -> tuple[str, ...]:
    value = getattr(rule, blank.fields[0])
    if blank.holds is Holds.SELECTION:
        if value.theme:
            return (f"{THEME}:{value.theme}",)
        return (f"{LED_BY}:{value.lead_partner}",) if value.lead_partner else tuple(value.interventions)
    if isinstance(value, tuple):
        return value
    return (str(value),) if value not in (None, "") else ()
