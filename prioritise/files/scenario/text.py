"""Scenarios written into `exercise.yaml` as a text edit: every other byte of it, comments too, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from prioritise.domain.errors import FileProblems, refusal
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.grids.yaml_edit import with_top, yaml_data
from prioritise.files.number_text import plain_number
from prioritise.files.scenario.data import scenario_data, scenario_from_data

BLOCK = "scenarios"
BY_HAND = "add the scenario by hand, in the form the worked example has"
WORDS_IN_AN_ID = 8


def with_scenarios(content: bytes, scenarios: Sequence[Scenario]) -> bytes:
    """Return the bytes of `exercise.yaml` with these scenarios; one whose id is there is replaced, the others are
    added.

    Nothing else changes, and nothing at all where every scenario stands there as given. Raises FileProblems where the
    file is not written in a form that can be added to, or when what was written does not read back the same.
    """
    for scenario in scenarios:
        content = _with_one(content, scenario)
    return content


def without_scenarios(content: bytes, scenarios: Collection[str]) -> bytes:
    """Return the bytes of `exercise.yaml` without the scenarios of these ids. Nothing else changes.

    Raises FileProblems where the file is not written in a form that can be changed.
    """
    listed = yaml_data(content).get(BLOCK) or []
    kept = [part for part in listed if not isinstance(part, dict) or part.get("id") not in scenarios]
    return content if len(kept) == len(listed) else with_top(content, BLOCK, kept or None)


def scenario_id(name: str, taken: Collection[str]) -> str:
    """Return an id made from a name, with a number where it is taken: “Bare bones” is bare-bones, then bare-bones-2."""
    words = re.findall(r"[a-z0-9]+", name.lower())[:WORDS_IN_AN_ID] or ["scenario"]
    start, number = "-".join(words), 1
    id_ = start
    while id_ in taken or id_ == AS_AGREED.id:
        number += 1
        id_ = f"{start}-{number}"
    return id_


def _with_one(content: bytes, scenario: Scenario) -> bytes:
    listed = yaml_data(content).get(BLOCK) or []
    if not isinstance(listed, list):
        raise refusal(EXERCISE_FILE, "a form that a scenario cannot be added to", BY_HAND, column=BLOCK)
    if any(_stands(part, scenario) for part in listed):
        return content
    same = [part for part in listed if isinstance(part, dict) and part.get("id") == scenario.id]
    if len(same) > 1:
        raise refusal(EXERCISE_FILE, f"{len(same)} scenarios of one id, “{scenario.id}”", BY_HAND, column=BLOCK)
    wanted = _plain(scenario)
    after = [wanted if part in same else part for part in listed]
    return with_top(content, BLOCK, after if same else [*listed, wanted])


def _plain(scenario: Scenario) -> dict[str, Any]:
    """What the file says of a scenario: nothing that would be so without saying it, and every figure as text."""
    data = scenario_data(scenario)
    if data["budget_factor"] == AS_AGREED.budget_factor:
        del data["budget_factor"]
    return {name: _as_written(value) for name, value in data.items() if value not in (None, [], {}, "")}


def _as_written(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _as_written(part) for name, part in value.items() if part not in (None, [], {}, "")}
    if isinstance(value, list):
        return [_as_written(part) for part in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else plain_number(value)


def _stands(data: Any, scenario: Scenario) -> bool:
    if not isinstance(data, dict) or data.get("id") != scenario.id:
        return False
    try:
        return scenario_from_data(data, file=EXERCISE_FILE) == scenario
    except FileProblems:
        return False
