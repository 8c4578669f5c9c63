"""Weights said outright: points, swings from worst to best, or an order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prioritise.judgement.weights.elicited import Elicited, Weights


def points(points: Sequence[float]) -> Elicited:
    """Shares in proportion to points. Points are 0 or more and not all 0; raises ValueError otherwise."""
    message = "The shares are the points, in proportion. Points cannot contradict each other."
    return Elicited(_shares(points), None, message)


def swing(points: Sequence[float]) -> Elicited:
    """Swing weights: 100 for the swing from worst to best that matters most, the others against it.

    Shares in proportion to the points. Raises ValueError if a point is below 0 or all are 0. Source: von
    Winterfeldt and Edwards, Decision Analysis and Behavioral Research, 1986.
    """
    message = "Nothing contradicts itself." if max(points) == 100 else "The largest swing is usually given 100."
    return Elicited(_shares(points), None, message)


def rank_order_centroid(n: int) -> Elicited:
    """The centre of all weights that keep an order of n criteria, most important first.

    `w_r = (1/n) * sum of 1/k for k = r..n`. Source: Barron and Barrett, Management Science 42(11), 1996.
    """
    if n < 1:
        raise ValueError("a ranking needs at least one criterion")
    reciprocals = 1.0 / np.arange(1, n + 1)
    weights = np.cumsum(reciprocals[::-1])[::-1] / n
    return Elicited(weights, None, "Only the order was asked; the weights are the centre of all that keep it.")


def ranked(ranks: Sequence[float]) -> Elicited:
    """Rank order centroid weights in criterion order, from ranks (1 is most important).

    Equal ranks share the mean of the places they take up. Raises ValueError for a rank below 1.
    """
    if not all(rank >= 1 for rank in ranks):
        raise ValueError("ranks start at 1")
    by_place = rank_order_centroid(len(ranks)).weights
    places = np.argsort(ranks, kind="stable")
    weights = np.empty(len(ranks))
    weights[places] = by_place
    for rank in set(ranks):
        tied = [place for place, each in enumerate(ranks) if each == rank]
        weights[tied] = weights[tied].mean()
    return Elicited(weights, None, "Only the order was asked; the weights are the centre of all that keep it.")


def _shares(points: Sequence[float]) -> Weights:
    given = np.asarray(points, dtype=float)
    total = float(given.sum())
    if not np.isfinite(total) or (given < 0).any() or total <= 0:
        raise ValueError("points are 0 or more, and at least one is above 0")
    return given / total
