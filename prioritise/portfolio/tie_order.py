"""The full tie order, by which every list that is called best is the only one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from prioritise.portfolio.problem import PortfolioProblem


@dataclass(frozen=True, order=True, slots=True)
class TieOrder:
    """A list's place: greater value first, then least cost, then fewest interventions, then lowest ids.

    Lowest ids: of two equal so far, the one that holds the first column in which they differ. Where many sets are rows
    of one array (`tree.incumbents` and the frontier), they are sorted by the same four there.
    """

    minus_value_millionths: int
    cost_gbp: int
    count: int
    absent: tuple[bool, ...]


def place_shown(problem: PortfolioProblem, intervention: str, chosen: Collection[int], scores: Sequence[int]) -> int:
    """Return the column to show of an intervention: the one chosen, or else the first of those that score best."""
    places = problem.columns_of[intervention]
    taken = [place for place in places if place in chosen]
    return max(taken or places, key=lambda place: (scores[place], -place))


def tie_order(problem: PortfolioProblem, chosen: Collection[int], scores: Sequence[int]) -> TieOrder:
    """Return the place of a set of this problem's columns at these scores, in whole millionths; smaller is better."""
    return tie_order_worth(problem, chosen, sum(scores[place] for place in chosen))


def tie_order_worth(problem: PortfolioProblem, chosen: Collection[int], value_millionths: int) -> TieOrder:
    """Return the place of a set of which it is known what it is worth; smaller is better."""
    members = frozenset(chosen)
    cost = sum(problem.columns[place].cost_gbp for place in members)
    absent = tuple(place not in members for place in range(len(problem.columns)))
    return TieOrder(-value_millionths, cost, len(members), absent)
