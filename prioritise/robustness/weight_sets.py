"""Many weights to test a list against: around the agreed ones, between the partners', or freer still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

EQUAL_WEIGHTS = 1e-9
"""Agreed weights closer than this are equal, and their order is not agreed."""

Numbers = NDArray[np.float64]


class WeightSet(StrEnum):
    """Where weights are drawn from, the narrowest first."""

    AROUND = "around"
    PARTNERS = "partners"
    ORDER = "order"
    ANY = "any"


@dataclass(frozen=True)
class DrawnWeights:
    """`weights` (N, k): rows of shares that sum to 1, drawn with `seed`, the same on every machine.

    `nearby` is how far, as a share of itself, a weight moves in the narrowest set.
    """

    drawn_from: WeightSet
    seed: int
    nearby: float
    weights: Numbers

    @property
    def samples(self) -> int:
        """How many weight sets there are: N."""
        return len(self.weights)


def weight_sets(partners: int) -> tuple[WeightSet, ...]:
    """Find what can be drawn from, given how many partners hold weights: mixtures need at least two."""
    return tuple(weight_set for weight_set in WeightSet if weight_set is not WeightSet.PARTNERS or partners > 1)


def draw_weights(
    drawn_from: WeightSet,
    agreed: Sequence[float],
    *,
    partner_weights: Sequence[Sequence[float]] = (),
    nearby: float,
    samples: int,
    seed: int,
) -> DrawnWeights:
    """Draw weights at random. `agreed` are k shares, `partner_weights` one row of k shares a partner.

    around: every agreed weight times an even draw from 1 - `nearby` to 1 + `nearby`, made to sum to 1. partners: sum
    over partners of m_p w_p, the parts m drawn evenly from all that sum to 1. order: drawn evenly from all weights in
    the agreed order of criteria; the order of equal ones is drawn too. any: drawn evenly from all weights that sum to
    1. Raises ValueError for fewer than one sample, or for partners' weights where there are none.
    """
    if samples < 1:
        raise ValueError("At least one sample.")
    # A stream of its own for each, so that one more draw in one changes nothing in another.
    rng = np.random.default_rng([seed, list(WeightSet).index(drawn_from)])
    shares = np.asarray(agreed, dtype=float)
    match drawn_from:
        case WeightSet.AROUND:
            weights = _around(rng, shares, nearby, samples)
        case WeightSet.PARTNERS:
            weights = _between(rng, partner_weights, samples)
        case WeightSet.ORDER:
            weights = _in_order(rng, shares, samples)
        case WeightSet.ANY:
            weights = _evenly(rng, samples, len(shares))
    return DrawnWeights(drawn_from, seed, nearby, weights)


def _around(rng: np.random.Generator, agreed: Numbers, nearby: float, samples: int) -> Numbers:
    moved = agreed * (1 + nearby * (2 * rng.random((samples, len(agreed))) - 1))
    weights: Numbers = moved / moved.sum(axis=1, keepdims=True)
    return weights


def _between(rng: np.random.Generator, partner_weights: Sequence[Sequence[float]], samples: int) -> Numbers:
    if not partner_weights:
        raise ValueError("No partner has given weights.")
    rows = np.asarray(partner_weights, dtype=float)
    parts = _evenly(rng, samples, len(rows))
    # Added up one partner after another, so that the last digit is the same on every machine.
    weights: Numbers = sum((parts[:, [place]] * rows[place] for place in range(len(rows))), np.zeros(rows.shape[1]))
    return weights


def _in_order(rng: np.random.Generator, agreed: Numbers, samples: int) -> Numbers:
    drawn = np.sort(_evenly(rng, samples, len(agreed)), axis=1)[:, ::-1]
    by_chance = rng.random((samples, len(agreed)))
    levels = np.rint(agreed / EQUAL_WEIGHTS)
    order = np.lexsort((by_chance, np.broadcast_to(-levels, by_chance.shape)), axis=1)
    weights = np.empty_like(drawn)
    np.put_along_axis(weights, order, drawn, axis=1)
    return weights


def _evenly(rng: np.random.Generator, samples: int, size: int) -> Numbers:
    # The gaps between ordered even draws are even on all that sum to 1 (Tervonen and Lahdelma 2007).
    cuts = np.sort(rng.random((samples, size - 1)), axis=1)
    ends = np.concatenate([np.zeros((samples, 1)), cuts, np.ones((samples, 1))], axis=1)
    gaps: Numbers = np.diff(ends, axis=1)
    return gaps


def standard_error(shares: Numbers, samples: int) -> Numbers:
    """Return the standard error of shares 0-1 found from independent samples: sqrt(b (1 - b) / N)."""
    return np.sqrt(shares * (1 - shares) / samples)
