"""A problem in which some columns may not be chosen, with all of them still there for the rules that count them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.portfolio.problem import PortfolioProblem

LEFT_OUT = "none of these"
"""The limit of 0 on what is left out; no capacity of an exercise can be called this, for it is no id."""


def leaving_out(problem: PortfolioProblem, places: Container[int]) -> PortfolioProblem:
    """Give the problem in which none of these columns (places) may be chosen.

    They stay among the columns, since rules ask what a service costs today at a level that is left out too.
    """
    columns = [
        replace(column, uses=(*column.uses, CapacityUse(column.intervention, column.level, LEFT_OUT, "", 1)))
        if place in places
        else column
        for place, column in enumerate(problem.columns)
    ]
    limit = Capacity(LEFT_OUT, "", "", 0)
    return replace(problem, columns=tuple(columns), capacities=(*problem.capacities, limit))
