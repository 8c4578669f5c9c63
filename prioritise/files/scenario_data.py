"""A scenario as plain data, in the shape `exercise.yaml` gives it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from prioritise.domain.errors import FileProblems
from prioritise.domain.rules import (
    AtLeast,
    AtMost,
    CapacityLimit,
    Excludes,
    FundLimit,
    MeetTarget,
    MinimumMostDeprivedShare,
    MustFund,
    MustNotFund,
    Requires,
    Rule,
    Selection,
)
from prioritise.domain.scenarios import Scenario
from prioritise.files.assemble import assemble_scenario
from prioritise.files.exercise_yaml import ScenarioPart
from prioritise.files.problem_list import ProblemList

KINDS: Mapping[type[Any], str] = {
    MustFund: "must_fund",
    MustNotFund: "must_not_fund",
    Requires: "requires",
    Excludes: "excludes",
    AtMost: "at_most",
    AtLeast: "at_least",
    FundLimit: "fund_limit",
    MinimumMostDeprivedShare: "minimum_most_deprived_share",
    CapacityLimit: "capacity",
    MeetTarget: "meet_target",
}


def scenario_data(scenario: Scenario) -> dict[str, Any]:
    """The scenario as names and plain values, ready for JSON or YAML."""
    return {
        "id": scenario.id,
        "name": scenario.name,
        "weights": dict(scenario.weights) if scenario.weights is not None else None,
        "budget_factor": scenario.budget_factor,
        "funds": {fund: dict(years) for fund, years in scenario.funds.items()},
        "rules_add": [_rule_data(rule) for rule in scenario.rules_add],
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


def _rule_data(rule: Rule) -> dict[str, Any]:
    data: dict[str, Any] = {"id": rule.id, "kind": KINDS[type(rule)], "reason": rule.reason}
    if rule.decided_by:
        data["decided_by"] = rule.decided_by
    if rule.decided_on is not None:
        data["decided_on"] = rule.decided_on.isoformat()
    match rule:
        case MustFund():
            return data | {"intervention": rule.intervention} | ({"level": rule.level} if rule.level else {})
        case MustNotFund():
            return data | {"intervention": rule.intervention}
        case Requires():
            return data | {"intervention": rule.intervention, "required": rule.required}
        case Excludes():
            return data | {"interventions": list(rule.interventions)}
        case AtMost() | AtLeast():
            return data | {"count": rule.count} | _selection_data(rule.selection)
        case FundLimit():
            most = {"limit_gbp": rule.limit_gbp} if rule.limit_gbp is not None else {"share": rule.share}
            return data | {"fund": rule.fund, "year": rule.year} | most | _selection_data(rule.selection)
        case MinimumMostDeprivedShare():
            return data | {"share": rule.share}
        case CapacityLimit():
            return data | {"capacity": rule.capacity, "limit": rule.limit, "year": rule.year}
        case MeetTarget():
            return data | {"target": rule.target, "year": rule.year, "share": rule.share}


def _selection_data(selection: Selection) -> dict[str, Any]:
    return {
        "interventions": list(selection.interventions),
        "theme": selection.theme,
        "lead_partner": selection.lead_partner,
    }
