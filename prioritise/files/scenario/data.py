"""A scenario as plain data, in the shape `exercise.yaml` gives it, and back."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from prioritise.domain.errors import FileProblems
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.assemble import assemble_scenario
from prioritise.files.exercise.exercise_yaml import ScenarioPart
from prioritise.files.exercise.rule_yaml import rule_data
from prioritise.files.problem_list import ProblemList


def scenario_data(scenario: Scenario) -> dict[str, Any]:
    """The scenario as names and plain values, ready for JSON or YAML."""
    return {
        "id": scenario.id,
        "name": scenario.name,
        "weights": dict(scenario.weights) if scenario.weights is not None else None,
        "budget_factor": scenario.budget_factor,
        "funds": {fund: dict(years) for fund, years in scenario.funds.items()},
        "rules_add": [rule_data(rule) for rule in scenario.rules_add],
        "rules_remove": list(scenario.rules_remove),
        "overrides": [
            {"intervention": each.intervention, "funded": each.funded, "reason": each.reason}
            for each in scenario.overrides
        ],
    }


def scenario_from_data(data: Any, *, file: str) -> Scenario:
    """The scenario these plain values describe. Raises FileProblems naming `file`."""
    try:
        return assemble_scenario(ScenarioPart.model_validate(data))
    except ValidationError as error:
        problems = ProblemList()
        problems.add_refused(file, error)
        raise FileProblems(problems.problems) from None
