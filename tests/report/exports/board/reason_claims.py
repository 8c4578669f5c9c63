"""The reasons and prices a paper tells, read, and what has to be true of the exercise for them to hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.naming import capacity_name
from prioritise.portfolio.problem import MILLIONTHS

PLENTY = 10_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """An exercise without the capacities that are blamed, and the question without the rules and limits that are."""

    exercise: Exercise
    scenario: Scenario


Claim = tuple[Asked, bool]
"""What is lifted, and whether the one left out then comes in."""


def claims(exercise: Exercise, why: str) -> list[Claim]:
    """Read a reason: everything it says would happen if what it blames were lifted."""
    money, rules = lifted(exercise, rich=True), without_all(exercise)
    both = without_all(exercise, rich=True)
    blamed = [
        *((rule.id, "") for rule in exercise.rules if rule.reason in why),
        *(
            ("", each)
            for each in capacities_of(exercise)
            if f"here is not enough of this: {capacity_name(each)}" in why
        ),
    ]
    if why.startswith("It is left out for lack of money in "):
        named = [fund.id for fund in exercise.funds if fund.name in why]
        return [(lifted(exercise, funds=named), True), (rules, False)]
    if why.startswith("It is left out for lack of money, in more"):
        return [(money, True), (rules, False)]
    if why.startswith("A rule keeps it out: "):
        assert "Nor is it worth its cost" in why
        return [(both, False)]
    if why.startswith("No list with it can keep "):
        assert "Nor is it worth its cost" in why
        return [(money, False), (both, False)]
    if why.startswith(("It is not worth its cost", "What it saves is worth less")):
        return [(both, False)]
    if why.startswith("The service stops altogether"):
        return [(lifted(exercise), False)]
    if why.startswith("Money and rules keep it out together"):
        assert len(blamed) == 1
        return [(money, False), (rules, False), (without(exercise, blamed, rich=True), True)]
    assert "Even with no limit on money it would be out" in why
    if why.startswith("It is left out because of these taken together"):
        apart = [(without(exercise, [one]), False) for one in blamed]
        assert len(blamed) > 1
        return [(money, False), (without(exercise, blamed), True), *apart]
    assert why.startswith(("It is left out because of these; lifting any one of them", "It is left out because"))
    assert len(blamed) > why.startswith("It is left out because of these;")
    return [(money, False), *((without(exercise, [one]), True) for one in blamed)]


def capacities_of(exercise: Exercise) -> list[str]:
    """Every capacity, once."""
    return list(dict.fromkeys(capacity.id for capacity in exercise.capacities))


def without(exercise: Exercise, blamed: list[tuple[str, str]], *, rich: bool = False) -> Asked:
    """The exercise without these rules and capacities; each is a rule or a capacity."""
    rules = tuple(rule for rule, _ in blamed if rule)
    gone = {capacity for _, capacity in blamed if capacity}
    kept = replace(
        exercise,
        capacities=tuple(limit for limit in exercise.capacities if limit.id not in gone),
        capacity_use=tuple(use for use in exercise.capacity_use if use.capacity not in gone),
    )
    return replace(lifted(kept, rich=rich), scenario=replace(lifted(kept, rich=rich).scenario, rules_remove=rules))


def without_all(exercise: Exercise, *, rich: bool = False) -> Asked:
    """The exercise without any rule or capacity."""
    everything = [*((rule.id, "") for rule in exercise.rules), *(("", each) for each in capacities_of(exercise))]
    return without(exercise, everything, rich=rich)


def lifted(exercise: Exercise, *, rich: bool = False, funds: list[str] | None = None) -> Asked:
    """The exercise with plenty of money in these funds, or in all where it is `rich`."""
    named = [fund for fund in exercise.funds if rich or fund.id in (funds or ())]
    plenty = {fund.id: {year: fund.budget_gbp[year] + PLENTY for year in exercise.years} for fund in named}
    return Asked(exercise, Scenario(id="asked", name="Asked", funds=plenty))


def told_price(price: str) -> float:
    """The points in a cell of prices; 0 where it says nothing."""
    return 0.0 if price == "nothing" else float(re.match(r"([\d.]+) points", price)[1])


def gained(before: Analysis, after: Analysis) -> float:
    """How many points the second list is worth more than the first."""
    return (after.portfolio.value_millionths - before.portfolio.value_millionths) / MILLIONTHS


def names_of(analysis: Analysis) -> list[str]:
    """Every intervention's name."""
    return [each.name for each in analysis.exercise.interventions]


def names_moved(before: Analysis, after: Analysis) -> set[str]:
    """Who is in one list and not in the other, or in both at another level."""
    was = {each.intervention: each.level for each in before.portfolio_proposals}
    now = {each.intervention: each.level for each in after.portfolio_proposals}
    known = before.exercise.intervention_by_id
    return {known[each].name for each in was.keys() | now.keys() if was.get(each) != now.get(each)}
