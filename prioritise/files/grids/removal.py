"""What rests on an intervention and goes with it when it is taken out: rows of other tables, rules, scenarios."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.row import INTERVENTIONS
from prioritise.files.exercise.rows import CostRow, InterventionRow
from prioritise.files.grids.csv_edit import TableEdit
from prioritise.words import counted, joined

ONE, SEVERAL = ("intervention", "required"), "interventions"
FEWEST_LISTED = 2
ROW_WORDS = {
    "levels": "size",
    "capacity_use": "use of staff or premises",
    "measurements": "figure or level given",
    "effects": "effect on an indicator",
    "scores": "panel score",
    "agreed": "settled score",
    "comments": "comment",
}
MANY_WORDS = {
    "measurements": "figures or levels given",
    "capacity_use": "uses of staff or premises",
    "effects": "effects on indicators",
}


@dataclass(frozen=True, slots=True)
class Without:
    """What goes with interventions taken out: edits by file, rules and scenarios as they stay, and it all in words."""

    edits: Mapping[str, TableEdit]
    rules: list[Any]
    scenarios: list[Any]
    sentences: tuple[str, ...]


def without(draft: Draft, data: Mapping[str, Any], taken_out: Collection[str]) -> Without:
    """Work out what goes with these interventions. `data` is exercise.yaml as text."""
    edits, sentences = _rows(draft, taken_out)
    rules, said = _rules(draft, data.get("rules") or [], taken_out)
    scenarios = [_scenario(draft, scenario, taken_out, rules, data) for scenario in data.get("scenarios") or []]
    changed = [scenario.get("name", "") for scenario in data.get("scenarios") or [] if scenario not in scenarios]
    in_scenarios = [f"What the scenarios {joined(changed)} say of it."] if changed else []
    return Without(edits, rules, scenarios, (*said, *sentences, *_targets(draft, taken_out), *in_scenarios))


def _rows(draft: Draft, taken_out: Collection[str]) -> tuple[dict[str, TableEdit], list[str]]:
    edits, sentences = {}, []
    for model in TABLES:
        declared = model.declared
        if INTERVENTIONS not in declared.refers.values() or model in (InterventionRow, CostRow):
            continue
        column = next(name for name, refers in declared.refers.items() if refers is INTERVENTIONS)
        rows = {row.row for row in getattr(draft, declared.stem).rows if getattr(row.cells, column) in taken_out}
        if rows:
            edits[declared.file] = TableEdit(taken_out=rows)
            words = ROW_WORDS.get(declared.stem, f"row of {declared.file}")
            sentences.append(f"{counted(len(rows), words, MANY_WORDS.get(declared.stem, ''))}.")
    return edits, sentences


def _targets(draft: Draft, taken_out: Collection[str]) -> Iterable[str]:
    acted_on = {row.cells.indicator for row in draft.effects.rows if row.cells.intervention in taken_out}
    titles = [row.cells.title for row in draft.targets.rows if row.cells.indicator in acted_on]
    return [f"It counts towards these targets no more: {joined(titles)}."] if titles else []


def _rules(draft: Draft, rules: list[Any], taken_out: Collection[str]) -> tuple[list[Any], list[str]]:
    kept, sentences = [], []
    for rule in rules:
        stays = _rule(draft, rule, taken_out)
        words = str(rule.get("reason", rule.get("id", "")))
        if stays is None:
            sentences.append(f"The rule: “{words}”")
        elif stays != rule:
            sentences.append(f"Its name in the rule: “{words}”")
        if stays is not None:
            kept.append(stays)
    return kept, sentences


def _rule(draft: Draft, rule: Any, taken_out: Collection[str]) -> Any:
    if any(_meant(draft, rule.get(name, "")) in taken_out for name in ONE):
        return None
    listed = rule.get(SEVERAL)
    if not isinstance(listed, list):
        return rule
    stays = [text for text in listed if _meant(draft, text) not in taken_out]
    if len(stays) == len(listed):
        return rule
    return {**rule, SEVERAL: stays} if len(stays) >= FEWEST_LISTED else None


def _scenario(
    draft: Draft, scenario: Any, taken_out: Collection[str], rules: list[Any], data: Mapping[str, Any]
) -> Any:
    kept = dict(scenario)
    gone = {rule.get("id") for rule in data.get("rules") or []} - {rule.get("id") for rule in rules}
    added = [_rule(draft, rule, taken_out) for rule in scenario.get("rules_add") or []]
    parts = {
        "rules_add": [rule for rule in added if rule is not None],
        "rules_remove": [rule for rule in scenario.get("rules_remove") or [] if rule not in gone],
        "overrides": [
            override
            for override in scenario.get("overrides") or []
            if _meant(draft, override.get("intervention", "")) not in taken_out
        ],
    }
    for name, part in parts.items():
        if name in kept and part != kept[name]:
            kept[name] = part
            if not part:
                del kept[name]
    return kept


def _meant(draft: Draft, text: object) -> str:
    return draft.exercise.directory.meant("intervention", str(text))
