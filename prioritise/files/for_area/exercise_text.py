"""`exercise.yaml` rewritten for another area: what names the first area or rests on what was emptied is taken out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from prioritise.domain.exercise import Exercise
from prioritise.domain.rule_fields import Holds, Known, fields_of
from prioritise.domain.rules import RULE_KINDS
from prioritise.files.for_area.account import Emptied
from prioritise.files.grids.yaml_edit import yaml_data
from prioritise.files.workbook.yaml_sheets import yaml_text

EXERCISE_FILE = "exercise.yaml"
EMPTIED_KINDS = frozenset({"scores", "weights", "targets", "voices"})
"""Words of `illustrative` that say nothing once the tables are empty."""
RULES_ON_EMPTIED = frozenset(
    kind.kind
    for kind in RULE_KINDS
    if kind.known is Known.REACH or any(field.holds is Holds.TARGET for field in fields_of(kind))
)
"""Kinds of rule that speak of targets, or of the area's most deprived group."""
DECISION = ("decided_by", "decided_on")


def written(data: Mapping[str, Any]) -> bytes:
    """Write `exercise.yaml` so that it reads back the same."""
    content = yaml_text(data, width=1_000_000).encode()
    if yaml_data(content) != data:
        raise ValueError("exercise.yaml does not read back as it was written")
    return content


def without_rules_on_what_was_emptied(data: dict[str, Any]) -> list[Emptied]:
    """Take out rules that rest on what was emptied, and who decided the others, in place; say which."""
    rules = [rule for rule in data.get("rules") or [] if isinstance(rule, dict)]
    gone = [rule for rule in rules if rule.get("kind") in RULES_ON_EMPTIED]
    kept = [rule for rule in rules if rule not in gone]
    decided = [rule["id"] for rule in kept if any(rule.get(name) for name in DECISION)]
    if "rules" in data:
        data["rules"] = [{name: cell for name, cell in rule.items() if name not in DECISION} for rule in kept]
    emptied = [
        Emptied(
            f"Rule {rule['id']}",
            f"it rests on what was emptied ({rule.get('reason', '')})".replace(".)", ")"),
            "Write your own in rules of exercise.yaml if your partnership has decided one.",
        )
        for rule in gone
    ]
    if decided:
        emptied.append(
            Emptied(
                "Who decided the rules, and when",
                f"named for {', '.join(decided)}",
                "Write decided_by and decided_on when your own board has decided them, or take the rules out.",
            )
        )
    return emptied


def without_scenarios_on_what_was_emptied(data: dict[str, Any], criteria_gone: Collection[str]) -> list[Emptied]:
    """Take out scenarios that name a criterion or rule that is gone, in place; say which."""
    rules = {rule["id"] for rule in data.get("rules") or []}
    scenarios = [scenario for scenario in data.get("scenarios") or [] if isinstance(scenario, dict)]
    gone = [scenario for scenario in scenarios if _rests_on_emptied(scenario, criteria_gone, rules)]
    if "scenarios" in data:
        data["scenarios"] = [scenario for scenario in scenarios if scenario not in gone]
    return [
        Emptied(
            f"Scenario {scenario['id']}",
            f"“{scenario.get('name', '')}” names a criterion or a rule that is left out",
            "Write it again when they are back.",
        )
        for scenario in gone
    ]


def illustrative_words(exercise: Exercise, kept_kinds: Collection[str]) -> list[str]:
    """List what is not real in the new area: what was not before and is kept, and whatever is of the first area's."""
    before = [word for word in exercise.illustrative if word not in EMPTIED_KINDS]
    return [*before, *(kind for kind in kept_kinds if kind not in before)]


def _rests_on_emptied(scenario: Mapping[str, Any], criteria_gone: Collection[str], rules: Collection[str]) -> bool:
    names_criterion = bool(set(scenario.get("weights") or {}) & set(criteria_gone))
    names_rule = bool(set(scenario.get("rules_remove") or []) - set(rules))
    adds = any(rule.get("kind") in RULES_ON_EMPTIED for rule in scenario.get("rules_add") or [])
    return names_criterion or names_rule or adds
