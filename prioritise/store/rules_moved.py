"""Which rules a change of an exercise's files put in and took out, as an event notes them: kinds and ids only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prioritise.domain.errors import FileProblems
from prioritise.files.grids.yaml_edit import yaml_data

SEPARATOR, PARTS = ", ", 3


@dataclass(frozen=True, slots=True)
class MovedRule:
    """A rule as an event notes it; `intervention` is empty where it is about no single one."""

    kind: str
    intervention: str
    id: str


def moved_rules(noted: str) -> tuple[MovedRule, ...]:
    """Read what an event notes of rules."""
    parts = [rule.split(" ") for rule in noted.split(SEPARATOR)]
    return tuple(MovedRule(part[0], part[1].strip("-"), part[2]) for part in parts if len(part) == PARTS)


def rules_moved(before: bytes, after: bytes) -> dict[str, str]:
    """Return the rules of two versions of `exercise.yaml` that are in one of them only, as the details of an event.

    Each is written `kind intervention id`, with a dash where it is about no single intervention; nothing where no rule
    moved. A rule that was changed is both.
    """
    if before == after:
        return {}
    had, has = _rules(before), _rules(after)
    put_in, taken_out = [rule for rule in has if rule not in had], [rule for rule in had if rule not in has]
    moved = {"rules_in": put_in, "rules_out": taken_out}
    return {name: SEPARATOR.join(map(_noted, rules)) for name, rules in moved.items() if rules}


def _rules(content: bytes) -> list[Any]:
    try:
        return list(yaml_data(content).get("rules") or []) if content else []
    except FileProblems:
        return []


def _noted(rule: Any) -> str:
    return f"{rule.get('kind', '-')} {rule.get('intervention', '-')} {rule.get('id', '-')}"
