"""What an intervention that is left out needs of what runs out, beside what the best portfolio leaves of it."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.domain.rule_fields import Holds, named
from prioritise.portfolio.explain.facts import Blocker, Resource, Shortage
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import capacity_limits, pounds_left, rows, tightens


def shortages(problem: PortfolioProblem, agreed: Portfolio, place: int) -> tuple[Shortage, ...]:
    """Return every fund, rule on a fund, and capacity of which a column needs more than the agreed portfolio leaves.

    What is left of a fund in a year is after what is carried forward or moved; of a capacity, as far as rules leave it.
    """
    candidates = (
        *_of_funds(problem, agreed, place),
        *_of_fund_limits(problem, agreed, place),
        *_of_capacities(problem, agreed, place),
    )
    return tuple(shortage for shortage in candidates if shortage.needs > max(0, shortage.left))


def capacities_short(problem: PortfolioProblem, agreed: Portfolio, place: int) -> tuple[str, ...]:
    """Return the ids of the capacities of which a column needs more in some year than a portfolio leaves."""
    short = (need for need in _of_capacities(problem, agreed, place) if need.needs > max(0, need.left))
    return tuple(dict.fromkeys(need.about for need in short))


def keeps_out(
    problem: PortfolioProblem, short: Shortage, blocker: Blocker, *, rules: Collection[str], capacities: Collection[str]
) -> bool:
    """Tell whether a shortage is part of what keeps the intervention out, so that money is never given for a rule.

    `rules` and `capacities` are those each of which would let it in by itself; where there are none, any may matter.
    """
    if blocker in (Blocker.NONE, Blocker.WORTH):
        return False
    if blocker is Blocker.BOTH:
        return True
    if short.resource is Resource.FUND:
        return blocker in (Blocker.MONEY, Blocker.EITHER)
    if blocker is Blocker.MONEY:
        return False
    if short.about in {*rules, *capacities} or not (rules or capacities):
        return True
    return any(tightens(rule, problem, short.about) for rule in problem.rules if rule.id in rules)


def _of_funds(problem: PortfolioProblem, agreed: Portfolio, place: int) -> list[Shortage]:
    costs = problem.columns[place].costs
    return [
        Shortage(
            resource=Resource.FUND,
            about=year.fund,
            year=year.year,
            unit="",
            needs=sum(cost.amount_gbp for cost in costs if (cost.fund, cost.year) == (year.fund, year.year)),
            left=year.left_gbp,
        )
        for year in agreed.money
    ]


def _of_fund_limits(problem: PortfolioProblem, agreed: Portfolio, place: int) -> list[Shortage]:
    return [
        Shortage(
            resource=Resource.FUND_LIMIT,
            about=rule.id,
            year="".join(named(rule, Holds.YEAR)),
            unit="",
            needs=row.activity([place]),
            left=(row.most or 0) - row.activity(agreed.chosen),
        )
        for rule in problem.rules
        if pounds_left(rule)
        for row in rows(rule, problem)
    ]


def _of_capacities(problem: PortfolioProblem, agreed: Portfolio, place: int) -> list[Shortage]:
    taken = [use for chosen in agreed.chosen for use in problem.columns[chosen].uses]
    return [
        Shortage(
            resource=Resource.CAPACITY,
            about=capacity.id,
            year=capacity.year,
            unit=capacity.unit,
            needs=sum(
                use.amount
                for use in problem.columns[place].uses
                if (use.capacity, use.year) == (capacity.id, capacity.year)
            ),
            left=min([capacity.limit, *capacity_limits(problem.rules, capacity)])
            - sum(use.amount for use in taken if (use.capacity, use.year) == (capacity.id, capacity.year)),
        )
        for capacity in problem.capacities
    ]
