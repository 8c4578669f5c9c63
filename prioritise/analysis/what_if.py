"""A question in a person's hands, as points and percentages, and the scenario it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prioritise.analysis.analysed import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.domain.rules import Rule
from prioritise.domain.scenarios import AS_AGREED, MUST, MUST_NOT, WITHOUT_REASON, Override, Scenario
from prioritise.judgement.groups import GroupWeights
from prioritise.portfolio.naming import capacity_name
from prioritise.portfolio.rules import clause
from prioritise.words import pounds

FULL_PERCENT = 100
LEAST_PERCENT, MOST_PERCENT, STEP_PERCENT = 50, 150, 5
"""How far a budget can be moved in a what-if, and in what steps, in per cent of what was agreed."""


Amounts = Mapping[str, Mapping[str, int]]
"""Whole pounds or units, by fund or capacity and year."""


@dataclass(frozen=True, slots=True)
class HeldTo:
    """What to try together, and what it stands for in words, such as the cheapest list that meets two targets.

    `rules` are added and `rules_remove` dropped, by id. `weights` are points by criterion, used while no slider of the
    weights is moved; None keeps the agreed ones. `funds` replaces single budgets, in whole pounds by fund and year,
    and `capacities` single capacities. `budget_factor` scales every budget.
    """

    name: str
    rules: tuple[Rule, ...] = ()
    rules_remove: tuple[str, ...] = ()
    weights: Mapping[str, float] | None = None
    funds: Amounts = field(default_factory=dict)
    capacities: Amounts = field(default_factory=dict)
    budget_factor: float = 1.0


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What has been moved. `points` are 0-100 by criterion, percentages are of the agreed budgets.

    `amounts_gbp` are pounds typed for a fund and year, which come before the fund's percentage; `capacities` are units
    typed for a capacity and year; `rules_off` are rules switched off, by id.

    A criterion or fund that is not listed stays as agreed. A decision in `overrides` comes before what `held` says of
    the same intervention.
    """

    points: Mapping[str, int] = field(default_factory=dict)
    budget_percent: int = FULL_PERCENT
    fund_percents: Mapping[str, int] = field(default_factory=dict)
    amounts_gbp: Amounts = field(default_factory=dict)
    capacities: Amounts = field(default_factory=dict)
    rules_off: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    held: HeldTo | None = None


def agreed_points(group: GroupWeights) -> dict[str, int]:
    """Find where every slider stands when nothing is moved: the agreed shares in whole points of 100."""
    return {
        criterion: round(share * FULL_PERCENT) for criterion, share in zip(group.criteria, group.agreed, strict=True)
    }


def scenario_of(exercise: Exercise, group: GroupWeights, what_if: WhatIf) -> Scenario:
    """Return the scenario a what-if stands for; what was agreed when nothing is moved.

    A slider left where it stood keeps the agreed share exactly, not the whole number it shows. With every slider at 0
    there are no weights to use, and the agreed ones are kept: `has_no_weight` tells.
    """
    scenario = Scenario(
        id="what-if",
        name="What if",
        weights=_weights(group, what_if),
        budget_factor=what_if.budget_percent / FULL_PERCENT * (what_if.held.budget_factor if what_if.held else 1.0),
        funds=_funds(exercise, what_if),
        rules_add=_held_rules(what_if),
        rules_remove=_rules_off(what_if),
        overrides=what_if.overrides,
        capacities=_capacities(exercise, what_if),
    )
    return AS_AGREED if scenario.digest == AS_AGREED.digest else scenario


def lists_to_try(exercise: Exercise) -> tuple[HeldTo, ...]:
    """Return the exercise's scenarios that add rules and change nothing else, ready to be tried again."""
    return tuple(
        HeldTo(scenario.name, scenario.rules_add)
        for scenario in exercise.scenarios
        if scenario.rules_add and scenario.digest == Scenario(rules_add=scenario.rules_add).digest
    )


def has_no_weight(group: GroupWeights, what_if: WhatIf) -> bool:
    """Tell whether every slider stands at 0, so that nothing could be told apart."""
    return not any((agreed_points(group) | dict(what_if.points)).values())


def forced(intervention: str, *, funded: bool, reason: str) -> Override:
    """Return one intervention forced in or out, with the reason given or a note that none was."""
    return Override(intervention, funded, " ".join(reason.split()) or WITHOUT_REASON)


def limits_asked(exercise: Exercise, what_if: WhatIf) -> dict[tuple[str, str], int]:
    """Give what every fund and year is asked to have, in whole pounds, before the percentage of all budgets."""
    asked = _funds(exercise, what_if)
    return {
        (fund.id, year): asked.get(fund.id, {}).get(year, fund.budget_gbp[year])
        for fund in exercise.funds
        for year in exercise.years
    }


def capacities_asked(exercise: Exercise, what_if: WhatIf) -> dict[tuple[str, str], int]:
    """Give what there is asked to be of every capacity and year, in its whole units."""
    asked = _capacities(exercise, what_if)
    return {
        (capacity.id, capacity.year): asked.get(capacity.id, {}).get(capacity.year, capacity.limit)
        for capacity in exercise.capacities
    }


def moved(agreed: Analysis, what_if: WhatIf) -> tuple[str, ...]:
    """Say what has been moved, a short phrase each, for the line above a list that is not the agreed one."""
    exercise, start = agreed.exercise, agreed_points(agreed.group)
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
    amounts = [
        f"{exercise.fund_by_id[fund].name} at {pounds(amount)} in {year}"
        for fund, years in _amounts_typed(exercise, what_if).items()
        for year, amount in years.items()
    ]
    forced_ones = [_forced_words(exercise, override) for override in what_if.overrides]
    tried = [what_if.held.name] if what_if.held else []
    rules = [
        f"without this rule: {clause(rule, agreed.problem)}"
        for rule in agreed.problem.rules
        if rule.id in what_if.rules_off
    ]
    return (*weights, *budgets, *funds, *amounts, *_capacity_words(exercise, what_if), *tried, *rules, *forced_ones)


def _weights(group: GroupWeights, what_if: WhatIf) -> Mapping[str, float] | None:
    start = agreed_points(group)
    if has_no_weight(group, what_if) or all(
        what_if.points.get(criterion, start[criterion]) == start[criterion] for criterion in start
    ):
        return what_if.held.weights if what_if.held else None
    return {
        criterion: share * FULL_PERCENT
        if what_if.points.get(criterion, start[criterion]) == start[criterion]
        else float(what_if.points[criterion])
        for criterion, share in zip(group.criteria, group.agreed, strict=True)
    }


def _funds(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    funds, typed = _funds_by_percent(exercise, what_if), _amounts_typed(exercise, what_if)
    return {fund: funds.get(fund, {}) | typed.get(fund, {}) for fund in sorted({*funds, *typed})}


def _amounts_typed(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    """Keep of the pounds that were typed what is not so anyway."""
    funds = _funds_by_percent(exercise, what_if)
    return _other_than(
        what_if.amounts_gbp, {fund.id: dict(fund.budget_gbp) | funds.get(fund.id, {}) for fund in exercise.funds}
    )


def _other_than(typed: Amounts, anyway: Amounts) -> dict[str, dict[str, int]]:
    kept = {
        about: {year: amount for year, amount in years.items() if anyway.get(about, {}).get(year) != amount}
        for about, years in typed.items()
    }
    return {about: years for about, years in kept.items() if years}


def _funds_by_percent(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    tried = what_if.held.funds if what_if.held else {}
    moved_funds = _moved_funds(exercise, what_if)
    funds = {*tried, *moved_funds}
    # A slider moves what is tried together with it, so its per cent is of the amount tried where there is one.
    return {
        fund: moved_funds.get(fund, {})
        | {
            year: amount * what_if.fund_percents.get(fund, FULL_PERCENT) // FULL_PERCENT
            for year, amount in tried.get(fund, {}).items()
        }
        for fund in sorted(funds)
    }


def _moved_funds(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    return {
        fund.id: {year: fund.budget_gbp[year] * percent // FULL_PERCENT for year in exercise.years}
        for fund in exercise.funds
        if (percent := what_if.fund_percents.get(fund.id, FULL_PERCENT)) != FULL_PERCENT
    }


def _capacities(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    tried, typed = what_if.held.capacities if what_if.held else {}, _units_typed(exercise, what_if)
    return {capacity: {**tried.get(capacity, {}), **typed.get(capacity, {})} for capacity in sorted({*tried, *typed})}


def _units_typed(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    anyway: dict[str, dict[str, int]] = {}
    for row in exercise.capacities:
        anyway.setdefault(row.id, {})[row.year] = row.limit
    for capacity, years in what_if.held.capacities.items() if what_if.held else ():
        anyway.setdefault(capacity, {}).update(years)
    return _other_than(what_if.capacities, anyway)


def _rules_off(what_if: WhatIf) -> tuple[str, ...]:
    removed = what_if.held.rules_remove if what_if.held else ()
    return tuple(dict.fromkeys((*removed, *what_if.rules_off)))


def _capacity_words(exercise: Exercise, what_if: WhatIf) -> list[str]:
    units = {capacity.id: capacity.unit for capacity in exercise.capacities}
    return [
        f"{capacity_name(capacity)} at {amount:,} {units[capacity]} in {year}"
        for capacity, years in _units_typed(exercise, what_if).items()
        for year, amount in years.items()
    ]


def _held_rules(what_if: WhatIf) -> tuple[Rule, ...]:
    if what_if.held is None:
        return ()
    decided = {override.intervention for override in what_if.overrides}
    return tuple(rule for rule in what_if.held.rules if not (rule.settled and rule.settled.intervention in decided))


def _forced_words(exercise: Exercise, override: Override) -> str:
    intervention = exercise.intervention_by_id[override.intervention]
    words = MUST if override.funded else MUST_NOT
    return f"{intervention.name} {words[intervention.status]}"
