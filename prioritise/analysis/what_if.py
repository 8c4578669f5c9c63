"""A question in a person's hands, as points and percentages, and the scenario it stands for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
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
LEAST_PERCENT, MOST_PERCENT, STEP_PERCENT = 50, 150, 1
"""How far a budget can be moved in a what-if, and in what steps, in per cent of what was agreed."""


Amounts = Mapping[str, Mapping[str, int]]
"""Whole pounds or units, by fund or capacity and year."""


@dataclass(frozen=True, slots=True)
class HeldTo:
    """What to try together, and what it stands for in words, such as the cheapest list that meets two targets.

    `rules` are added. `weights` are the exact points by criterion at which the sliders are put; one that is not listed
    stays as agreed. The name stands for them only while no slider is moved from there.
    """

    name: str
    rules: tuple[Rule, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What has been moved. `points` are 0-100 by criterion, percentages are of the agreed budgets.

    Points are whole where a slider was moved, and may lie between where it stood or something to try put it.
    `amounts_gbp` are pounds typed for a fund and year, which come before the fund's percentage; `capacities` are units
    typed for a capacity and year; `rules_off` are rules switched off, by id.

    A criterion or fund that is not listed stays as agreed. A decision in `overrides` comes before what `held` says of
    the same intervention.
    """

    points: Mapping[str, float] = field(default_factory=dict)
    budget_percent: int = FULL_PERCENT
    fund_percents: Mapping[str, int] = field(default_factory=dict)
    amounts_gbp: Amounts = field(default_factory=dict)
    capacities: Amounts = field(default_factory=dict)
    rules_off: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    held: HeldTo | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that is moved: its name, and what it is moved to, in words that follow it at once."""

    name: str
    to: str = ""

    @property
    def words(self) -> str:
        """Both, as a short phrase."""
        return f"{self.name}{self.to}"


def agreed_points(group: GroupWeights) -> dict[str, float]:
    """Find where every slider stands when nothing is moved: the agreed shares, in points of 100."""
    return points_of(group.criteria, group.agreed)


def points_of(criteria: Iterable[str], shares: Iterable[float]) -> dict[str, float]:
    """Turn shares of weight, in order of these criteria, into points of 100 by criterion."""
    return {criterion: share * FULL_PERCENT for criterion, share in zip(criteria, shares, strict=True)}


def scenario_of(exercise: Exercise, group: GroupWeights, what_if: WhatIf) -> Scenario:
    """Return the scenario a what-if stands for; what was agreed when nothing is moved.

    A slider left where it stood keeps the agreed share exactly. With every slider at 0 there are no weights to use, and
    the agreed ones are kept: `has_no_weight` tells.
    """
    scenario = Scenario(
        id="what-if",
        name="What if",
        weights=_weights(group, what_if),
        budget_factor=what_if.budget_percent / FULL_PERCENT,
        funds=_funds(exercise, what_if),
        rules_add=_held_rules(what_if),
        rules_remove=what_if.rules_off,
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
    return not any((agreed_points(group) | _points(what_if)).values())


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
    return tuple(part.words for part in moved_parts(agreed, what_if))


def moved_parts(agreed: Analysis, what_if: WhatIf) -> tuple[Moved, ...]:
    """Say the same with the name of what is moved apart, so that only that is shortened where room is short."""
    exercise = agreed.exercise
    budgets = [Moved("all budgets", f" at {what_if.budget_percent}%")] if what_if.budget_percent != FULL_PERCENT else []
    funds = [
        Moved(exercise.fund_by_id[fund].name, f" at {percent}%")
        for fund, percent in what_if.fund_percents.items()
        if percent != FULL_PERCENT
    ]
    amounts = [
        Moved(exercise.fund_by_id[fund].name, f" at {pounds(amount)} in {year}")
        for fund, years in _amounts_typed(exercise, what_if).items()
        for year, amount in years.items()
    ]
    forced_ones = [_forced_words(exercise, override) for override in what_if.overrides]
    stands = _stands_at_held_weights(agreed.group, what_if)
    weights = [] if stands else _weight_words(agreed, what_if)
    tried = [Moved(what_if.held.name)] if what_if.held and (what_if.held.rules or stands) else []
    rules = [
        Moved(f"without this rule: {clause(rule, agreed.problem)}")
        for rule in agreed.problem.rules
        if rule.id in what_if.rules_off
    ]
    return (*weights, *budgets, *funds, *amounts, *_capacity_words(exercise, what_if), *tried, *rules, *forced_ones)


def _weights(group: GroupWeights, what_if: WhatIf) -> Mapping[str, float] | None:
    moved_points = _moved_points(group, what_if)
    if has_no_weight(group, what_if) or not moved_points:
        return None
    return {
        criterion: float(moved_points.get(criterion, share * FULL_PERCENT))
        for criterion, share in zip(group.criteria, group.agreed, strict=True)
    }


def _points(what_if: WhatIf) -> dict[str, float]:
    return dict(what_if.held.weights if what_if.held else {}) | dict(what_if.points)


def _moved_points(group: GroupWeights, what_if: WhatIf) -> dict[str, float]:
    start = agreed_points(group)
    return {criterion: points for criterion, points in _points(what_if).items() if points != start[criterion]}


def _stands_at_held_weights(group: GroupWeights, what_if: WhatIf) -> bool:
    held = what_if.held.weights if what_if.held else {}
    return bool(held) and _moved_points(group, what_if) == _moved_points(group, WhatIf(points=held))


def _weight_words(agreed: Analysis, what_if: WhatIf) -> list[Moved]:
    points = _weights(agreed.group, what_if)
    if points is None:
        return []
    total, shares = math.fsum(points.values()), dict(zip(agreed.group.criteria, agreed.group.agreed, strict=True))
    words = []
    for criterion in _moved_points(agreed.group, what_if):
        at, start = _apart(points[criterion] / total, shares[criterion])
        name = agreed.exercise.criterion_by_id[criterion].name
        words.append(Moved(name, f" at {at} of all weight (agreed {start})"))
    return words


def _apart(share: float, agreed: float) -> tuple[str, str]:
    # As few decimals as tell what is tried from what was agreed.
    for digits in range(1, 4):
        texts = f"{FULL_PERCENT * share:.{digits}f}%", f"{FULL_PERCENT * agreed:.{digits}f}%"
        if texts[0] != texts[1]:
            break
    return texts


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
    return {
        fund.id: {year: fund.budget_gbp[year] * percent // FULL_PERCENT for year in exercise.years}
        for fund in exercise.funds
        if (percent := what_if.fund_percents.get(fund.id, FULL_PERCENT)) != FULL_PERCENT
    }


def _capacities(exercise: Exercise, what_if: WhatIf) -> dict[str, dict[str, int]]:
    anyway: dict[str, dict[str, int]] = {}
    for row in exercise.capacities:
        anyway.setdefault(row.id, {})[row.year] = row.limit
    return _other_than(what_if.capacities, anyway)


def _capacity_words(exercise: Exercise, what_if: WhatIf) -> list[Moved]:
    units = {capacity.id: capacity.unit for capacity in exercise.capacities}
    return [
        Moved(capacity_name(capacity), f" at {amount:,} {units[capacity]} in {year}")
        for capacity, years in _capacities(exercise, what_if).items()
        for year, amount in years.items()
    ]


def _held_rules(what_if: WhatIf) -> tuple[Rule, ...]:
    if what_if.held is None:
        return ()
    decided = {override.intervention for override in what_if.overrides}
    return tuple(rule for rule in what_if.held.rules if not (rule.settled and rule.settled.intervention in decided))


def _forced_words(exercise: Exercise, override: Override) -> Moved:
    intervention = exercise.intervention_by_id[override.intervention]
    words = MUST if override.funded else MUST_NOT
    return Moved(intervention.name, f" {words[intervention.status]}")
