"""How much of an intervention's effect is there in each year of the plan."""

from __future__ import annotations

import math

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Effect, Proposal

SHORTEST_LASTING_YEARS = 1.0
"""How long an effect is taken to last where nobody has said: the year people are reached in, and no longer."""


def start_place(exercise: Exercise, proposal: Proposal) -> int:
    """Find the place of the first year in which the proposal spends or releases money; else the first."""
    spent = [exercise.years.index(cost.year) for cost in exercise.costs_at[proposal] if cost.amount_gbp]
    return min(spent, default=0)


def ramp(effect: Effect, years_running: int) -> float:
    """Return the effect in the `years_running`-th year, in times one year's people at full effect; 0 before the start.

    Σ over a = 1..k of  min(1, a / years_to_full) · min(1, max(0, years_lasting - (a - 1))),

    where k is `years_running` and a counts the years since one year's people were reached: each year a new group is
    reached, its effect builds over `years_to_full` and is gone after `years_lasting`. 1 every year where both are 1;
    above 1 where the effect outlasts the year, because earlier groups still count. Misleads where an indicator counts
    each person once (five-year-olds, births): write `years_lasting` 1 there.
    """
    lasting = SHORTEST_LASTING_YEARS if effect.years_lasting is None else effect.years_lasting
    return math.fsum(
        _built(effect, age) * min(1.0, max(0.0, lasting - (age - 1))) for age in range(1, years_running + 1)
    )


def _built(effect: Effect, age: int) -> float:
    return min(1.0, age / effect.years_to_full) if effect.years_to_full else 1.0
