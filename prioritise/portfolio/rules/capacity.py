"""No more than so much of a capacity, tighter than what there is."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.domain.rules import CapacityLimit
from prioritise.portfolio.naming import capacity_name
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rows import Row, use_of


def sentence(rule: CapacityLimit, problem: PortfolioProblem) -> str:
    """ "Health visiting: no more than 900 hours in 2026/27", or "in any year"."""
    unit = next((each.unit for each in problem.capacities if each.id == rule.capacity), "")
    when = f"in {rule.year}" if rule.year else "in any year"
    return f"{capacity_name(rule.capacity)}: no more than {rule.limit:,} {unit} {when}."


def rows(rule: CapacityLimit, problem: PortfolioProblem) -> tuple[Row, ...]:
    """sum over columns j of use_jct * x_j <= limit, one row a year that the rule is for."""
    words = sentence(rule, problem)
    return tuple(
        Row("capacity", words, rule.id, use_of(problem, rule.capacity, year), most=rule.limit)
        for year in _years(rule, problem)
    )


def check(rule: CapacityLimit, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Adding up what the chosen ones take gives no more than the limit in any of its years."""
    uses = [use for place in chosen for use in problem.columns[place].uses if use.capacity == rule.capacity]
    return all(sum(use.amount for use in uses if use.year == year) <= rule.limit for year in _years(rule, problem))


def _years(rule: CapacityLimit, problem: PortfolioProblem) -> list[str]:
    if rule.year:
        return [rule.year]
    return [each.year for each in problem.capacities if each.id == rule.capacity]
