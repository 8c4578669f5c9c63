"""What a column would be with other costs: its total, and its score where cost carries weight."""

from __future__ import annotations

from dataclasses import replace

from prioritise.domain.criteria import Role
from prioritise.domain.exercise import Exercise
from prioritise.domain.money import discounted_gbp
from prioritise.judgement.values import value_of
from prioritise.portfolio.explain.repricing import Repricing
from prioritise.portfolio.problem import Column, FundCost


def repricing(exercise: Exercise) -> Repricing:
    """Make the function that gives a column other costs, as the exercise discounts and values them."""

    def repriced(column: Column, costs: tuple[FundCost, ...]) -> Column:
        cost_gbp = discounted_gbp(exercise, [(cost.year, cost.amount_gbp) for cost in costs])
        coefficients = tuple(
            value_of(criterion, cost_gbp) if criterion.role is Role.COST else coefficient
            for criterion, coefficient in zip(exercise.weighted_criteria, column.coefficients, strict=True)
        )
        return replace(column, costs=costs, cost_gbp=cost_gbp, coefficients=coefficients)

    return repriced
