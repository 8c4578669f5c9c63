"""Small random problems in which three criteria are at odds, and what brute force makes of them."""

from __future__ import annotations

import random
from dataclasses import replace

from prioritise.portfolio.problem import FundCost, PortfolioProblem
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import YEAR, Column, problem, random_problem


def at_odds(seed: int, *, largest: int = 7, alike: bool = False) -> PortfolioProblem:
    """A random problem with new values on three criteria, of a few sizes so that ties are common, or all different."""
    drawn = random.Random(f"at odds {seed}")
    asked = random_problem(seed, largest=largest)
    values = [-10.0, 0.0, 10.0, 20.0, 30.0] if alike else [drawn.uniform(-20, 100) for _ in range(60)]
    weights = drawn.choice([(0.5, 0.3, 0.2), (0.25, 0.25, 0.5), (0.6, 0.4, 0.0), (1 / 3, 1 / 3, 1 / 3)])
    columns = tuple(replace(each, coefficients=tuple(drawn.choice(values) for _ in range(3))) for each in asked.columns)
    return replace(asked, criteria=("need", "reach", "cost"), weights=weights, columns=columns)


def crowded(seed: int) -> PortfolioProblem:
    """Nine interventions, money for about four of them, no rules, and values far apart: lists change often."""
    drawn = random.Random(f"crowded {seed}")
    listed = []
    for number in range(9):
        cost = drawn.randint(10, 30)
        values = tuple(drawn.uniform(0, 100) for _ in range(3))
        listed.append(Column(f"i{number}", "", values, cost, (FundCost("main", YEAR, cost),)))
    asked = problem(listed, [80])
    return replace(asked, criteria=("need", "reach", "cost"), weights=(0.4, 0.35, 0.25))


def allowed_sets(asked: PortfolioProblem) -> list[frozenset[int]]:
    """Every set that keeps to the rules and the money, first by the order of ties."""

    def order(chosen: tuple[int, ...]) -> tuple[int, int, tuple[bool, ...]]:
        cost = sum(asked.columns[place].cost_gbp for place in chosen)
        return cost, len(chosen), tuple(place not in chosen for place in range(len(asked.columns)))

    kept = [chosen for chosen in all_sets(len(asked.columns)) if allowed(asked, chosen)]
    return [frozenset(chosen) for chosen in sorted(kept, key=order)]
