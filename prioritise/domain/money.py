"""What an intervention costs over the plan."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal


def plan_cost_gbp(exercise: Exercise, intervention: str, *, level: str = "") -> int:
    """Return the total cost of an intervention over the plan, in whole pounds; at one level where it has several.

    Each year's cash is divided by (1 + discount rate) ** years after the first; with the usual rate of 0 this is
    the plain sum. Negative when the intervention releases money.
    """
    costs = exercise.costs_at[Proposal(intervention, level)]
    return discounted_gbp(exercise, [(cost.year, cost.amount_gbp) for cost in costs])


def discounted_gbp(exercise: Exercise, amounts: Iterable[tuple[str, int]]) -> int:
    """Return the total over the plan of amounts of cash, each with its year, in whole pounds."""
    rate = exercise.settings.discount_rate
    return round(sum(amount_gbp / (1 + rate) ** exercise.years.index(year) for year, amount_gbp in amounts))
