"""A rule as somebody filled in its blanks, written into `exercise.yaml`; every other rule keeps its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from prioritise.domain.rule_fields import Holds, RuleField, fields_of
from prioritise.domain.rules import RULE_KINDS
from prioritise.files.cells import as_id
from prioritise.files.exercise.rule_yaml import CELLS
from prioritise.files.grids.cells import read_as
from prioritise.files.grids.edited import Edited
from prioritise.files.grids.yaml_edit import exercise_data, with_tops
from prioritise.files.naming import id_from_name
from prioritise.files.problem_list import ProblemList

RULE, REASON = "The rule", "why"
SELECTIONS = ("interventions", "theme", "lead_partner")
"""What a selection is written as: a list, a theme or a lead partner, one of them."""
FEWEST_TOGETHER = 2
KEPT = ("decided_by", "decided_on")


@dataclass(frozen=True, slots=True)
class TypedRule:
    """A rule as it was filled in: text by field, ids where something is named. `id` is empty for a new one.

    `decided_by` and `decided_on` (a day in ISO form) stay what they were where they are None.
    """

    id: str
    kind: str = ""
    said: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    reason: str = ""
    is_taken_out: bool = False
    decided_by: str | None = None
    decided_on: str | None = None


def with_rule(files: Mapping[str, bytes], typed: TypedRule) -> Edited:
    """Return the files with a rule added, changed or taken out; with what is unclear in it, those problems."""
    data, problems = exercise_data(files), ProblemList()
    rules = list(data.get("rules") or [])
    before = next((rule for rule in rules if as_id(str(rule.get("id", ""))) == typed.id), None)
    if typed.is_taken_out:
        return _edited(files, _without(data, typed.id))
    written = _written(typed, before or {}, rules, problems)
    if len(problems):
        return Edited(files, problems.problems)
    after = [written if rule is before else rule for rule in rules] if before else [*rules, written]
    return _edited(files, {"rules": after})


def _edited(files: Mapping[str, bytes], parts: Mapping[str, Any]) -> Edited:
    after = with_tops(files, **parts)
    return Edited(after, changed=tuple(name for name in after if after[name] != files[name]))


def _without(data: Mapping[str, Any], rule: str) -> dict[str, Any]:
    """Rules and scenarios without a rule; a scenario that lifts it no longer has to."""
    parts: dict[str, Any] = {
        "rules": [other for other in data.get("rules") or [] if as_id(str(other.get("id"))) != rule]
    }
    scenarios = [_not_lifting(scenario, rule) for scenario in data.get("scenarios") or []]
    return parts | ({"scenarios": scenarios} if scenarios else {})


def _not_lifting(scenario: Any, rule: str) -> Any:
    lifted = scenario.get("rules_remove") or []
    stays = [other for other in lifted if as_id(str(other)) != rule]
    if len(stays) == len(lifted):
        return scenario
    kept = {name: part for name, part in scenario.items() if name != "rules_remove"}
    return {**kept, "rules_remove": stays} if stays else kept


def _written(typed: TypedRule, before: Mapping[str, Any], rules: list[Any], problems: ProblemList) -> dict[str, Any]:
    kind = next(rule_kind for rule_kind in RULE_KINDS if rule_kind.kind == typed.kind)
    reason = typed.reason.strip()
    if not reason:
        problems.add(RULE, "no reason", "say why there is this rule", column=REASON)
    taken = {as_id(str(rule.get("id", ""))) for rule in rules}
    own = typed.id or id_from_name(reason, taken, otherwise="rule")
    written: dict[str, Any] = {"id": str(before.get("id", own)), "kind": typed.kind}
    fields = fields_of(kind)
    one_of = [rule_field for rule_field in fields if rule_field.one_of]
    if one_of and not any(typed.said.get(rule_field.name) for rule_field in one_of):
        problems.add(RULE, "no amount", "write pounds, such as £50,000, or a share, such as 25%", column="amount")
    for rule_field in fields:
        written |= _part(rule_field, typed.said, problems)
    return written | {"reason": reason} | _decided(typed, before)


def _decided(typed: TypedRule, before: Mapping[str, Any]) -> dict[str, Any]:
    """Who decided and when: as it was filled in, or as it was."""
    filled_in = {"decided_by": typed.decided_by, "decided_on": typed.decided_on}
    stands = {name: before.get(name) if filled_in[name] is None else str(filled_in[name]).strip() for name in KEPT}
    return {name: value for name, value in stands.items() if value}


def _part(part: RuleField, said: Mapping[str, str | tuple[str, ...]], problems: ProblemList) -> dict[str, Any]:
    if part.holds is Holds.SELECTION:
        chosen = {name: said[name] for name in SELECTIONS if said.get(name)}
        if len(chosen) != 1:
            found = "several kinds of choice" if chosen else "nothing chosen"
            problems.add(RULE, found, "choose interventions, or one theme, or one partner", column="from what")
        return {name: list(value) if isinstance(value, tuple) else value for name, value in chosen.items()}
    value = said.get(part.name, "")
    if isinstance(value, tuple):
        if len(value) < FEWEST_TOGETHER:
            problems.add(RULE, "fewer than two", "choose two or more", column=part.name)
        return {part.name: list(value)}
    if not value.strip():
        if part.or_else is ... and not part.one_of:
            problems.add(RULE, "an empty blank", f"fill in {part.holds}", column=part.name.replace("_", " "))
        return {}
    read = read_as(CELLS[part.holds], value)
    if not read.is_sure:
        problems.add(RULE, read.found, read.what_to_do, column=part.name.replace("_", " "))
    return {part.name: read.text}
