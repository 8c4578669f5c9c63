"""The same intervention for less: how a lower total is shared among its costs, to the pound."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from prioritise.portfolio.problem import Column, FundCost

Repricing = Callable[[Column, tuple[FundCost, ...]], Column]
"""The column as it would be with other costs: its total over the plan, and its score where cost carries weight."""


def spending_gbp(costs: Sequence[FundCost]) -> int:
    """Find what is paid out, in whole pounds of cash; money released is not taken off."""
    return sum(cost.amount_gbp for cost in costs if cost.amount_gbp > 0)


def at_spending(costs: Sequence[FundCost], spending: int) -> tuple[FundCost, ...]:
    """Return the costs with what is paid out scaled by one factor so that it comes to `spending` whole pounds.

    Every amount above 0 becomes floor(factor * amount), with the largest factor that does not go over; pounds left
    over because amounts share a factor go to the rows listed first. (The highest averages method of Jefferson and
    D'Hondt: a pound more never takes a pound from another row.) Money released stays as it is. Raises ValueError when
    nothing is paid out, or `spending` is below 0.
    """
    whole = spending_gbp(costs)
    if whole == 0 or spending < 0:
        raise ValueError("only a cost above 0 can be scaled, and to 0 or more")
    amounts = [cost.amount_gbp * spending // whole if cost.amount_gbp > 0 else cost.amount_gbp for cost in costs]
    waiting = [
        (Fraction(amount + 1, cost.amount_gbp), place)
        for place, (cost, amount) in enumerate(zip(costs, amounts, strict=True))
        if cost.amount_gbp > 0
    ]
    heapq.heapify(waiting)
    for _ in range(spending - sum(amount for amount in amounts if amount > 0)):
        _, place = waiting[0]
        amounts[place] += 1
        heapq.heapreplace(waiting, (Fraction(amounts[place] + 1, costs[place].amount_gbp), place))
    return tuple(replace(cost, amount_gbp=amount) for cost, amount in zip(costs, amounts, strict=True))
