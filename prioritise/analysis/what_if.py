"""A question in a person's hands, as points and percentages, and the scenario it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import Rule
from prioritise.domain.scenarios import AS_AGREED, Override, Scenario
from prioritise.judgement.groups import GroupWeights
from prioritise.portfolio.naming import MUST, MUST_NOT

FULL_PERCENT = 100
WITHOUT_REASON = "Tried in what if; no reason was given"


@dataclass(frozen=True, slots=True)
class HeldTo:
    """Rules to try together, and what they stand for in words, such as the cheapest list that meets two targets."""

    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What has been moved. `points` are 0-100 by criterion, percentages are of the agreed budgets.

    A criterion or fund that is not listed stays as agreed. A decision in `overrides` comes before what `held` says of
    the same intervention.
    """

    points: Mapping[str, int] = field(default_factory=dict)
    budget_percent: int = FULL_PERCENT
    fund_percents: Mapping[str, int] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    held: HeldTo | None = None


def agreed_points(group: GroupWeights) -> dict[str, int]:
    """Where every slider stands when nothing is moved: the agreed shares in whole points of 100."""
    return {
        criterion: round(share * FULL_PERCENT) for criterion, share in zip(group.criteria, group.agreed, strict=True)
    }


def scenario_of(exercise: Exercise, group: GroupWeights, what_if: WhatIf) -> Scenario:
    """The scenario a what-if stands for; what was agreed when nothing is moved.

    A slider left where it stood keeps the agreed share exactly, not the whole number it shows. With every slider at 0
    there are no weights to use, and the agreed ones are kept: `has_no_weight` tells.
    """
    scenario = Scenario(
        id="what-if",
        name="What if",
        weights=_weights(group, what_if),
        budget_factor=what_if.budget_percent / FULL_PERCENT,
        funds=_funds(exercise, what_if),
        rules_add=_held_rules(what_if),
        overrides=what_if.overrides,
    )
    return AS_AGREED if scenario.digest == AS_AGREED.digest else scenario


def lists_to_try(exercise: Exercise) -> tuple[HeldTo, ...]:
    """The exercise's scenarios that add rules and change nothing else, ready to be tried again."""
    return tuple(
        HeldTo(each.name, each.rules_add)
        for each in exercise.scenarios
        if each.rules_add and each.digest == Scenario(rules_add=each.rules_add).digest
    )


def has_no_weight(group: GroupWeights, what_if: WhatIf) -> bool:
    """Whether every slider stands at 0, so that nothing could be told apart."""
    return not any((agreed_points(group) | dict(what_if.points)).values())


def forced(intervention: str, *, funded: bool, reason: str) -> Override:
    """One intervention forced in or out, with the reason given or a note that none was."""
    return Override(intervention, funded, " ".join(reason.split()) or WITHOUT_REASON)


def moved(exercise: Exercise, group: GroupWeights, what_if: WhatIf) -> tuple[str, ...]:
    """What has been moved, a short phrase each, for the line above a list that is not the agreed one."""
    start = agreed_points(group)
    weights = [
        f"{exercise.criterion_by_id[criterion].name} at {points} points (agreed {start[criterion]})"
        for criterion, points in what_if.points.items()
        if points != start[criterion]
    ]
    budgets = [f"all budgets at {what_if.budget_percent}%"] if what_if.budget_percent != FULL_PERCENT else []
    funds = [
        f"{exercise.fund_by_id[fund].name} at {percent}%"
        for fund, percent in what_if.fund_percents.items()
        if percent != FULL_PERCENT
    ]
    forced_ones = [_forced_words(exercise, override) for override in what_if.overrides]
    held = [what_if.held.name] if what_if.held else []
    return (*weights, *budgets, *funds, *held, *forced_ones)


def _weights(group: GroupWeights, what_if: WhatIf) -> Mapping[str, float] | None:
    start = agreed_points(group)
    if has_no_weight(group, what_if) or all(what_if.points.get(each, start[each]) == start[each] for each in start):
        return None
    return {
        criterion: share * FULL_PERCENT
        if what_if.points.get(criterion, start[criterion]) == start[criterion]
        else float(what_if.points[criterion])
        for criterion, share in zip(group.criteria, group.agreed, strict=True)
    }


def _funds(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    return {
        fund.id: {year: fund.budget_gbp[year] * percent // FULL_PERCENT for year in exercise.years}
        for fund in exercise.funds
        if (percent := what_if.fund_percents.get(fund.id, FULL_PERCENT)) != FULL_PERCENT
    }


def _held_rules(what_if: WhatIf) -> tuple[Rule, ...]:
    if what_if.held is None:
        return ()
    decided = {each.intervention for each in what_if.overrides}
    return tuple(rule for rule in what_if.held.rules if not (rule.settled and rule.settled.intervention in decided))


def _forced_words(exercise: Exercise, override: Override) -> str:
    intervention = exercise.intervention_by_id[override.intervention]
    words = MUST if override.funded else MUST_NOT
    return f"{intervention.name} {words[intervention.status]}"
