"""The best set at each of many weightings, by one search for all of them, proven in whole numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritise.files.memory import at_once
from prioritise.portfolio.search import Relaxation, WholeNumbers, WholeRows
from prioritise.portfolio.tree.alike import alike_in_order
from prioritise.portfolio.tree.grow import Cell, Group, grow, halves
from prioritise.portfolio.tree.incumbents import Incumbents
from prioritise.portfolio.tree.scale import Objectives, objectives, whole_multipliers, whole_prices

TOGETHER = 48
"""How many weightings share one search of a cell at most."""

TOGETHER_COLUMNS = 3_200
"""How many columns times weightings do, so that the tables of large problems stay fine."""

PRICED = 16
"""At how many weightings of a cell the relaxation is solved for prices."""

MOST_NUMBERS = 300_000
"""How many numbers one search of a cell may hold at once with the usual memory: 2 million bytes, a few times over."""

DIVE = 2_000
"""The same for the first look, which is for good sets only."""

RELAXATION_WORK = 100_000
"""What one relaxation counts for, in numbers kept."""


@dataclass(frozen=True)
class BestSets:
    """The best set (None where none is known) and whether that is proven, at each of N weightings.

    Proven with no set: no set keeps to the rows. Not proven: the best that was come across, if any. `work` is how many
    numbers were handled.
    """

    sets: tuple[frozenset[int] | None, ...]
    proven: NDArray[np.bool_]
    work: int = 0


@dataclass(frozen=True)
class _Waiting:
    """A cell with the weightings still open in it, and prices (k, m) in points that were good around it."""

    cell: Cell
    weightings: NDArray[np.intp]
    prices: NDArray[np.float64]


@dataclass(frozen=True)
class _Priced:
    """What the relaxation said in a cell: prices (k, m) in points, and the columns (l, n) of its answers."""

    prices: NDArray[np.float64]
    values: NDArray[np.float64]


def best_sets(
    rows: WholeRows,
    relaxation: Relaxation,
    scores: WholeNumbers,
    *,
    costs: Sequence[int],
    starts: Iterable[frozenset[int]] = (),
    work: int,
    deadline: float | None = None,
) -> BestSets:
    """Find the set of columns with the greatest sum of `scores` at each of N weightings, in the full tie order.

    `scores` (N, n) are whole millionths; `costs` (n,) whole pounds, for ties; `starts` sets that keep to the rows, if
    any are known. `work` bounds the numbers handled in all, and `deadline` is on `time.monotonic`'s clock; what is open
    then is not proven.
    """
    fitted = objectives(scores, costs)
    if fitted is None or not len(scores):
        return BestSets((None,) * len(scores), np.zeros(len(scores), bool))
    ordered = alike_in_order(rows, scores, costs)
    return _Tree(ordered, relaxation, scores, costs, fitted).searched(starts, work, deadline)


class _Tree:
    def __init__(
        self,
        rows: WholeRows,
        relaxation: Relaxation,
        scores: WholeNumbers,
        costs: Sequence[int],
        fitted: Objectives,
    ) -> None:
        self._rows, self._relaxation, self._scores, self._fitted = rows, relaxation, scores, fitted
        self._incumbents = Incumbents(scores, costs, fitted.whole, -fitted.largest - 1)
        self._work, self._most = 0, at_once(MOST_NUMBERS)
        self._pick = np.random.default_rng(0)

    def searched(self, starts: Iterable[frozenset[int]], work: int, deadline: float | None) -> BestSets:
        """Search cell after cell until none is left, or the work or the time is used up."""
        size = self._scores.shape[1]
        self._incumbents.offer(starts)
        everything = np.arange(len(self._scores))
        whole = Cell(np.zeros(size, np.int64), np.ones(size, np.int64))
        waiting = [_Waiting(whole, everything, np.zeros((1, len(self._rows.limit))))]
        while waiting and self._work < work and (deadline is None or time.monotonic() < deadline):
            waiting += self._opened(waiting.pop())
        proven = np.ones(len(everything), bool)
        for unopened in waiting:
            proven[unopened.weightings] = False
        known = (self._incumbents.known(number) for number in range(len(self._scores)))
        sets = tuple(None if row is None else frozenset(map(int, np.flatnonzero(row))) for row in known)
        return BestSets(sets, proven, self._work)

    def _opened(self, waiting: _Waiting) -> list[_Waiting]:
        """Search a cell; the two halves of it, for the weightings at which there is too much to list."""
        priced = self._priced(waiting)
        if priced is None:
            return []
        bounds = _Bounds(self._rows, self._fitted, waiting.cell, priced.prices)
        failed = self._searched_cell(bounds, waiting.weightings)
        if not len(failed):
            return []
        parts = halves(waiting.cell, priced.values, self._scores[failed].mean(axis=0))
        return [_Waiting(half, failed, priced.prices[-PRICED:]) for half in parts]

    def _priced(self, waiting: _Waiting) -> _Priced | None:
        """Prices at some of the weightings, beside those handed down; None when the cell is proven to hold no set."""
        prices, values = list(waiting.prices), []
        some = waiting.weightings
        if len(some) > PRICED:
            some = self._pick.choice(some, PRICED, replace=False)
        for number in some:
            relaxed = self._relaxation.solve(self._scores[number].tolist(), waiting.cell.lower, waiting.cell.upper)
            self._work += RELAXATION_WORK
            if relaxed is not None:
                prices.append(self._of_every_row(relaxed.prices))
                values.append(relaxed.values)
            elif self._impossible(waiting.cell):
                return None
        return _Priced(np.array(prices), np.array(values) if values else np.full((1, self._scores.shape[1]), 0.5))

    def _of_every_row(self, prices: NDArray[np.float64]) -> NDArray[np.float64]:
        # The relaxation has no rows that put columns in order.
        return np.concatenate([prices, np.zeros(len(self._rows.limit) - len(prices))])

    def _impossible(self, cell: Cell) -> bool:
        # The solver's word that nothing fits is not enough: its multipliers, in whole numbers, must show it.
        conflict = self._relaxation.conflict()
        if conflict is None:
            return False
        multipliers = whole_multipliers(self._rows, self._of_every_row(conflict))
        least = -cell.most(-multipliers @ self._rows.matrix)
        return int(multipliers @ self._rows.limit) < int(least)

    def _searched_cell(self, bounds: _Bounds, weightings: NDArray[np.intp]) -> NDArray[np.intp]:
        best, of = bounds.tightest(weightings)
        together = max(1, min(TOGETHER, TOGETHER_COLUMNS // max(1, self._scores.shape[1])))
        failed: list[NDArray[np.intp]] = []
        for number in np.unique(of):
            members, tight = weightings[of == number], best[of == number]
            if (self._incumbents.worth[members] < -self._fitted.largest).any():
                self._grown(bounds, number, members[:together], DIVE)
            allowed = tight - self._incumbents.worth[members]
            members, tight = members[allowed >= 0], tight[allowed >= 0]
            order = np.argsort(tight - self._incumbents.worth[members], kind="stable")
            for start in range(0, len(order), together):
                some = order[start : start + together]
                if not self._grown(bounds, number, members[some], self._most):
                    failed.append(members[some])
        if not failed:
            return np.zeros(0, np.intp)
        still = np.concatenate(failed)
        best, _ = bounds.tightest(still)
        return still[best >= self._incumbents.worth[still]]

    def _grown(self, bounds: _Bounds, number: int, members: NDArray[np.intp], most: int) -> bool:
        group = Group(self._fitted.whole[members], bounds.prices[number], self._incumbents.worth[members])
        grown = grow(self._rows, bounds.cell, group, most=most)
        self._work += grown.work
        self._incumbents.offer_winners(grown.sets, members)
        return grown.complete


class _Bounds:
    """What no set of a cell can be worth more than, at each of some prices."""

    def __init__(self, rows: WholeRows, fitted: Objectives, cell: Cell, prices: NDArray[np.float64]) -> None:
        self.cell, self._fitted, self._rows = cell, fitted, rows
        whole = np.array([whole_prices(rows, price, fitted.units) for price in prices])
        self.prices: WholeNumbers = np.unique(whole, axis=0)
        self._spent = self.prices @ rows.matrix
        self._limits = self.prices @ rows.limit

    def tightest(self, weightings: NDArray[np.intp]) -> tuple[WholeNumbers, NDArray[np.intp]]:
        """Find the least bound of every weighting, and at which prices."""
        bounds = np.empty((len(self.prices), len(weightings)), dtype=np.int64)
        for number in range(len(self.prices)):
            # d = O - p A of each weighting at these prices.
            net = self._fitted.whole[weightings] - self._spent[number]
            bounds[number] = self._limits[number] + self.cell.most(net)
        of = bounds.argmin(axis=0)
        return bounds[of, np.arange(len(weightings))], of
