"""The frontier with any funds and rules: from the largest budget down, one step after another.

The best with a budget, then the best with just less than that one needs, until nothing is left.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.robustness.frontier_money import Point, ScaledMoney


def steps_by_march(money: ScaledMoney, first: Point, high: Fraction) -> tuple[Point, ...]:
    """Return `first` and every step above it up to `high`. Raises SolverFailed as `solve` does."""
    least = solve(money.at(first.factor)).value_millionths
    by_value: dict[int, Point] = {}
    best = solve(money.at(high))
    while best.has_answer and best.value_millionths > least:
        factor = money.least_factor(best.chosen)
        if factor is None or factor <= first.factor or factor > high:
            raise SolverFailed("The solver contradicted itself. No answer is given.")
        by_value[best.value_millionths] = Point(factor, frozenset(best.chosen))
        best = solve(money.limited(money.limits_just_below(factor)))
    return (first, *(by_value[value] for value in sorted(by_value)))


def first_step(money: ScaledMoney, low: Fraction, high: Fraction) -> Point | None:
    """Return the best set at `low`, or at the least factor above it at which the rules can be kept; None up to `high`.

    Raises SolverFailed as `solve` does.
    """
    at_low = solve(money.at(low))
    if at_low.has_answer:
        return Point(low, frozenset(at_low.chosen))
    factor = _least_feasible(money, low, high)
    return None if factor is None else Point(factor, frozenset(solve(money.at(factor)).chosen))


def _least_feasible(money: ScaledMoney, low: Fraction, high: Fraction) -> Fraction | None:
    # Between a factor at which nothing obeys the rules and the least known at which something does.
    if (known := _needed(money, money.at(high))) is None:
        return None
    while True:
        middle = _simple((low + known) / 2)
        needed = _needed(money, money.at(middle))
        if needed is not None:
            known = min(needed, middle)
        else:
            low = middle
            below = _needed(money, money.limited(money.limits_just_below(known)))
            if below is None:
                return known
            known = below


def _needed(money: ScaledMoney, asked: PortfolioProblem) -> Fraction | None:
    # The set that spends least is likely to need the least factor.
    cheapest = replace(
        asked,
        weights=(1.0,) * len(asked.weights),
        columns=tuple(
            replace(column, coefficients=(-column.cost_gbp / 1e6, *[0.0] * (len(asked.weights) - 1)))
            for column in asked.columns
        ),
    )
    answer = solve(cheapest)
    return money.least_factor(answer.chosen) if answer.has_answer else None


def _simple(factor: Fraction) -> Fraction:
    # Halving again and again would make ever longer fractions.
    return factor.limit_denominator(10**9)
