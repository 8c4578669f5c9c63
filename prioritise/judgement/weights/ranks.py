"""Ranks: only the order of the criteria, and the centre of all weights that keep it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Elicited, Fault, Form, WeightMethod, figures_of

MESSAGE = "Only the order was asked; the weights are the centre of all that keep it."


def rank_order_centroid(n: int) -> Elicited:
    """Give the centre of all weights that keep an order of n criteria, most important first.

    `w_r = (1/n) * sum of 1/k for k = r..n`. Raises ValueError for n below 1. Source: Barron and Barrett, Management
    Science 42(11), 1996.
    """
    if n < 1:
        raise ValueError("a ranking needs at least one criterion")
    reciprocals = 1.0 / np.arange(1, n + 1)
    return Elicited(np.cumsum(reciprocals[::-1])[::-1] / n, None, MESSAGE)


def ranked(ranks: Sequence[float]) -> Elicited:
    """Give rank order centroid weights in criterion order, from ranks (1 is most important).

    Equal ranks share the mean of the places they take up. Raises ValueError for a rank below 1.
    """
    if not all(rank >= 1 for rank in ranks):
        raise ValueError("ranks start at 1")
    by_place = rank_order_centroid(len(ranks)).weights
    places = np.argsort(ranks, kind="stable")
    weights = np.empty(len(ranks))
    weights[places] = by_place
    for rank in set(ranks):
        tied = [place for place, other in enumerate(ranks) if other == rank]
        weights[tied] = weights[tied].mean()
    return Elicited(weights, None, MESSAGE)


def _faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    last = len(criteria)
    if all(row.points == int(row.points) and 1 <= row.points <= last for row in rows):
        return ()
    return (Fault(None, "points", "ranks outside 1, 2, 3 and so on", f"rank from 1, the most important, to {last}"),)


RANK = WeightMethod(
    id="rank",
    name="Put them in order",
    asks="Choose the criteria in order, the most important first. Only the order is used: the weights are the centre "
    "of all that keep it.",
    done="put the criteria in order",
    form=Form.ORDER,
    elicit=lambda rows, criteria: ranked(figures_of(rows, criteria)),
    faults=_faults,
)
