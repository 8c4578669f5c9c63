"""What a capacity comes to once the rules are counted."""

from __future__ import annotations

from prioritise.domain.capacities import Capacity
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import capacity_limits


def capacity_limit(problem: PortfolioProblem, capacity: Capacity) -> int:
    """Give the least that any rule or the capacity itself allows in its year, in the capacity's whole units."""
    return min([capacity.limit, *capacity_limits(problem.rules, capacity)])
