"""The best sets known at every level of money, and from them the steps of the frontier, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.search import WholeNumbers, WholeRows
from prioritise.robustness.frontier_money import Point, Points, ScaledMoney

ALIKE = 1e-12
"""Shares of limits nearer than this, as a share of themselves, are compared exactly."""

Sets = NDArray[np.bool_]


class Staircase:
    """Sets that may be steps above `first`. `below` (K,) is the most that the level below each is known to pay for.

    `rows` are the loosest; `limits` (K, m) those of every level, least first.
    """

    def __init__(
        self, first: Point, scores: WholeNumbers, costs: Sequence[int], rows: WholeRows, limits: WholeNumbers
    ) -> None:
        self._first, self._scores, self._costs = first, scores, np.array(costs, dtype=np.int64)
        self._matrix, self._limits = rows.matrix, limits
        self._moving = np.flatnonzero((limits != limits[-1]).any(axis=0))
        self._least = int(scores[sorted(first.chosen)].sum())
        self.below: WholeNumbers = np.full(len(limits), self._least)
        self._best = self.below.copy()
        self._kept: list[Sets] = []

    def offer(self, sets: Sets) -> None:
        """Keep those of the sets (L, n), which keep to the loosest rows, that may be steps."""
        levels, values = self._levels(sets), sets @ self._scores
        np.maximum.at(self._best, levels, values)
        self._best = np.maximum.accumulate(self._best)
        self.below = np.concatenate([[self._least], self._best[:-1]])
        sets = sets[values > self.below[levels]]
        if len(sets):
            self._kept.append(sets)

    def points(self, money: ScaledMoney) -> Points:
        """Return the first point and every step above it, once all that may be a step was offered."""
        size = len(self._scores)
        sets = np.unique(np.concatenate([np.zeros((0, size), bool), *self._kept]), axis=0)
        sets = sets[sets @ self._scores > self.below[self._levels(sets)]]
        factors = least_factors(money, sets)
        values, costs = sets @ self._scores, sets @ self._costs
        absent = np.packbits(~sets, axis=1).T[::-1]
        near = np.array([float(factor) for factor in factors])
        # By factor, then in the tie order; factors that look alike in floating point are compared exactly.
        order = np.lexsort((*absent, sets.sum(axis=1), costs, -values, near)).tolist()
        order.sort(key=lambda place: (near[place], factors[place]))
        steps, most = [], self._least
        for place in order:
            if values[place] > most:
                steps.append(place)
                most = int(values[place])
        first = np.isin(np.arange(size), sorted(self._first.chosen))
        return Points(
            (self._first.factor, *(factors[place] for place in steps)),
            np.concatenate([first[np.newaxis], sets[steps]]),
        )

    def _levels(self, sets: Sets) -> NDArray[np.intp]:
        """The first level that pays for each set."""
        used = sets.astype(np.int64) @ self._matrix[self._moving].T
        levels = np.zeros(len(sets), np.intp)
        for row, limits in enumerate(self._limits[:, self._moving].T):
            levels = np.maximum(levels, np.searchsorted(limits, used[:, row]))
        return levels


def least_factors(money: ScaledMoney, sets: Sets) -> list[Fraction]:
    """Return the least factor that pays for each of the sets (L, n), of which each can be paid for at some; exact."""
    if any(len(money_row.scaled) != 1 for money_row in money.rows):
        return [money.least_factor(np.flatnonzero(row).tolist()) or Fraction(0) for row in sets]
    needed = np.zeros((len(money.rows), len(sets)), dtype=np.int64)
    limits = np.array([money.budgets[money_row.scaled[0]].limit_gbp for money_row in money.rows], dtype=np.int64)
    for row, money_row in zip(needed, money.rows, strict=True):
        for term in money_row.row.terms:
            row[sets[:, term.place]] += term.coefficient
    needed -= np.array([money_row.fixed_gbp for money_row in money.rows], dtype=np.int64)[:, np.newaxis]
    needed, limits = needed[limits > 0], limits[limits > 0]
    if not len(limits):
        return [Fraction(0)] * len(sets)
    shares = np.maximum(needed, 0) / limits[:, np.newaxis]
    near = shares >= shares.max(axis=0) * (1 - ALIKE)
    factors = []
    for column, rows in enumerate(near.T):
        places = np.flatnonzero(rows).tolist()
        factors.append(max(Fraction(max(0, int(needed[row, column])), int(limits[row])) for row in places))
    return factors
