"""A scenario as plain data, in the shape `exercise.yaml` gives it, and back."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.assemble import scenario_of_data
from prioritise.files.exercise.rule_yaml import rule_data
from prioritise.files.problem_list import ProblemList


def scenario_data(scenario: Scenario) -> dict[str, Any]:
    """Give the scenario as names and plain values, ready for JSON or YAML; capacities only where it names some."""
    capacities = {capacity: dict(years) for capacity, years in scenario.capacities.items()}
    return {
        "id": scenario.id,
        "name": scenario.name,
        "weights": dict(scenario.weights) if scenario.weights is not None else None,
        "budget_factor": scenario.budget_factor,
        "funds": {fund: dict(years) for fund, years in scenario.funds.items()},
        "rules_add": [rule_data(rule) for rule in scenario.rules_add],
        "rules_remove": list(scenario.rules_remove),
        "overrides": [
            {"intervention": override.intervention, "funded": override.funded, "reason": override.reason}
            for override in scenario.overrides
        ],
        **({"capacities": capacities} if capacities else {}),
    }


def scenario_from_data(data: Any, *, file: str) -> Scenario:
    """Read the scenario these plain values describe. Raises FileProblems naming `file`."""
    try:
        return scenario_of_data(data)
    except ValidationError as error:
        problems = ProblemList()
        problems.add_refused(file, error)
        raise problems.refusal() from None
