"""No more than so much of a capacity, tighter than what there is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.capacities import Capacity
from prioritise.domain.rules import CapacityLimit
from prioritise.portfolio.naming import capacity_name
from prioritise.portfolio.rows import PortfolioProblem, Row, RuleKind, use_of


def sentence(rule: CapacityLimit, problem: PortfolioProblem) -> str:
    """Say "Health visiting: no more than 900 hours in 2026/27", or "in any year"."""
    unit = next((capacity.unit for capacity in problem.capacities if capacity.id == rule.capacity), "")
    when = f"in {rule.year}" if rule.year else "in any year"
    return f"{capacity_name(rule.capacity)}: no more than {rule.limit:,} {unit} {when}."


def rows(rule: CapacityLimit, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum over columns j of use_jct * x_j <= limit, one row a year that the rule is for."""
    words = sentence(rule, problem)
    return tuple(
        Row("capacity", words, rule.id, use_of(problem, rule.capacity, year), most=rule.limit)
        for year in _years(rule, problem)
    )


def check(rule: CapacityLimit, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether adding up what the chosen ones take gives no more than the limit in any of its years."""
    uses = [use for place in chosen for use in problem.columns[place].uses if use.capacity == rule.capacity]
    return all(sum(use.amount for use in uses if use.year == year) <= rule.limit for year in _years(rule, problem))


def room(rule: CapacityLimit, problem: PortfolioProblem) -> int:  # noqa: ARG001
    """Return more steps than everything listed could take."""
    return sum(max(0, use.amount) for column in problem.columns for use in column.uses)


def looser(rule: CapacityLimit, amount: int) -> CapacityLimit:
    """Allow so many units more."""
    return replace(rule, limit=rule.limit + amount)


def spared(rule: CapacityLimit, problem: PortfolioProblem) -> bool:
    """Tell whether it is looser than what there is anyway, in every year it is for."""
    limits = [
        capacity.limit
        for capacity in problem.capacities
        if capacity.id == rule.capacity and rule.year in ("", capacity.year)
    ]
    return bool(limits) and rule.limit >= max(limits)


def capacity_limit(rule: CapacityLimit, capacity: Capacity) -> int | None:
    """Return its own limit, of its own capacity in its own years; None for any other."""
    return rule.limit if rule.capacity == capacity.id and rule.year in ("", capacity.year) else None


def _years(rule: CapacityLimit, problem: PortfolioProblem) -> list[str]:
    if rule.year:
        return [rule.year]
    return [capacity.year for capacity in problem.capacities if capacity.id == rule.capacity]


KIND = RuleKind[CapacityLimit](
    sentence, rows, check, room=room, looser=looser, spared=spared, capacity_limit=capacity_limit
)
