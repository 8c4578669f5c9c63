"""The best set known at each of many weightings, under the full tie order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.search import WholeNumbers

EXACT_IN_DOUBLES = 2**53
"""Whole numbers up to here add up exactly in double precision."""

Sets = NDArray[np.bool_]


class Incumbents:
    """The best set at each of N weightings so far. Ties: least cost, then fewest, then the first column held.

    `worth` (N,) is its objective, `nothing` where no set is known.
    """

    def __init__(self, scores: WholeNumbers, costs: Sequence[int], whole: WholeNumbers, nothing: int) -> None:
        exact = np.abs(scores).sum(axis=1, dtype=float).max(initial=0.0) < EXACT_IN_DOUBLES
        # Whole numbers all the same: in double precision only because that is many times as fast.
        self._scores = scores.astype(float) if exact else scores
        self._costs = [int(cost) for cost in costs]
        self._whole = whole
        self._sets: list[NDArray[np.bool_]] = []
        self._keys: list[tuple[int, int, bytes]] = []
        self._place: dict[bytes, int] = {}
        self._at = np.full(len(scores), -1)
        self._value = np.full(len(scores), np.iinfo(np.int64).min)
        self.worth = np.full(len(scores), nothing, dtype=np.int64)

    def known(self, number: int) -> NDArray[np.bool_] | None:
        """Return the best set at a weighting; None where none is known."""
        return self._sets[self._at[number]] if self._at[number] >= 0 else None

    def offer_winners(self, sets: Sets, weightings: NDArray[np.intp]) -> None:
        """Offer those of many sets (L, n) that are the best of them at one of some weightings, to all weightings."""
        if not len(sets):
            return
        placed = self._in_tie_order(sets)
        best = (self._scores[weightings] @ self._as_numbers(placed)).argmax(axis=1)
        self._offer(placed[np.unique(best)])

    def offer(self, sets: Iterable[Iterable[int]]) -> None:
        """Offer sets of places to every weighting."""
        rows = [np.isin(np.arange(self._scores.shape[1]), list(chosen)) for chosen in sets]
        if rows:
            self._offer(self._in_tie_order(np.array(rows)))

    def _offer(self, placed: Sets) -> None:
        # Sets in tie order, so that the first of equals is the best of them.
        values = self._scores @ self._as_numbers(placed)
        top = values.argmax(axis=1)
        value = values[np.arange(len(top)), top].astype(np.int64)
        places = np.array([self._placed(row) for row in placed])[top]
        better = value > self._value
        tied = np.flatnonzero((value == self._value) & (places != self._at))
        for number in tied:
            better[number] = self._keys[places[number]] < self._keys[self._at[number]]
        changed = np.flatnonzero(better)
        self._at[changed], self._value[changed] = places[changed], value[changed]
        best = placed[top[changed]]
        self.worth[changed] = np.where(best, self._whole[changed], 0).sum(axis=1)

    def _placed(self, row: NDArray[np.bool_]) -> int:
        name = row.tobytes()
        if name not in self._place:
            self._place[name] = len(self._sets)
            self._sets.append(row)
            self._keys.append(self._key(row))
        return self._place[name]

    def _key(self, row: NDArray[np.bool_]) -> tuple[int, int, bytes]:
        cost = sum(self._costs[place] for place in np.flatnonzero(row))
        return cost, int(row.sum()), (~row).tobytes()

    def _in_tie_order(self, sets: Sets) -> Sets:
        order = sorted(range(len(sets)), key=lambda place: self._key(sets[place])) if len(sets) > 1 else [0]
        return sets[order]

    def _as_numbers(self, sets: Sets) -> NDArray[np.float64] | WholeNumbers:
        return sets.T.astype(self._scores.dtype)
