"""Objectives in whole numbers, so fine that a tie of value is settled by cost and count where 64 bits allow it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.search import LARGEST, SCALE, WholeNumbers, WholeRows


@dataclass(frozen=True)
class Objectives:
    """The objectives of N weightings over n columns.

    `whole` (N, n) are whole numbers to maximise: `units` of them are a millionth of a point, and the order of their
    sums is that of value, then (with more than one unit) least cost and fewest. `largest` is the most a sum can be.
    """

    whole: WholeNumbers
    units: int
    largest: int


def objectives(scores: WholeNumbers, costs: Sequence[int]) -> Objectives | None:
    """Make objectives of scores (N, n) in whole millionths and costs (n,) in whole pounds.

    None when the numbers would outgrow 64 bits.
    """
    most = max(1, int(np.abs(scores).sum(axis=1, dtype=float).max(initial=0.0)))
    divisor = math.gcd(*costs) or 1
    ties = [cost // divisor * (len(costs) + 1) + 1 for cost in costs]
    span = 1 + sum(map(abs, ties))
    room = LARGEST // 8 // (most + 1)
    if room < 1:
        return None
    if span * 4 > room:
        units = min(SCALE, room)
        return Objectives(scores * units, units, most * units)
    fine = min(room // span, SCALE)
    # `fine` more units to a tie, so that prices are rounded below it.
    whole = scores * (span * fine) - fine * np.array(ties, dtype=np.int64)
    return Objectives(whole, span * fine, (most + 1) * span * fine)


def whole_prices(rows: WholeRows, prices: NDArray[np.float64], units: int) -> WholeNumbers:
    """Round prices for scores in millionths to whole ones >= 0 for the objectives; 0 where 64 bits would not do."""
    rounded = np.rint(np.maximum(prices, 0.0) * units)
    size = np.abs(rows.matrix).sum(axis=1, dtype=float) + np.abs(rows.limit).astype(float)
    # In floating point, where nothing can wrap round.
    fits = np.isfinite(rounded).all() and (rounded * size).sum() < LARGEST / 4
    return rounded.astype(np.int64) if fits else np.zeros(len(rows.limit), np.int64)


def whole_multipliers(rows: WholeRows, multipliers: NDArray[np.float64]) -> WholeNumbers:
    """Return multipliers of any size as whole numbers >= 0 of the same proportions, as large as 64 bits allow."""
    size = np.abs(rows.matrix).sum(axis=1, dtype=float) + np.abs(rows.limit).astype(float)
    total = float((np.maximum(multipliers, 0.0) * size).sum())
    if not (np.isfinite(multipliers).all() and total > 0):
        return np.zeros(len(rows.limit), np.int64)
    return np.rint(np.maximum(multipliers, 0.0) * (LARGEST / 8 / total)).astype(np.int64)
