"""The frontier with any funds and rules, by one search for many levels of money at once.

The way from the least budget to the largest is cut into levels. A set counts at a level if it keeps to the level's
limits and is worth more than the best that the level below can pay for. With prices p >= 0 on the rows, what it may
lose there is known in whole numbers (see `portfolio.tree.grow`), and levels that lie near one another share prices, so
that one search answers for all of them. Every set that is best at some budget is among those that count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from prioritise.files.memory import at_once
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.search import LARGEST, SCALE, WholeNumbers, WholeRows
from prioritise.portfolio.tree.alike import alike_in_order
from prioritise.portfolio.tree.grow import Cell, Group, grow, halves
from prioritise.portfolio.tree.scale import whole_multipliers, whole_prices
from prioritise.robustness.frontier_money import Point, Points, ScaledMoney
from prioritise.robustness.frontier_rows import MoneyRows
from prioritise.robustness.frontier_staircase import Staircase

LEVELS = 480
"""Into how many levels the way from the least budget to the largest is cut."""

PRICED = 48
"""At how many levels of a cell the relaxation is solved for prices."""

TOGETHER = 8
"""How many levels share one search of a cell at most."""

MOST_NUMBERS = 600_000
"""How many numbers one search of a cell may hold at once, with the usual memory: 5 million bytes, a few times over."""

DIVE = 2_000
"""The same for the first look, which is for good sets only."""

RELAXATION_WORK = 100_000
"""What one relaxation counts for, in numbers kept."""

MOST_WORK = 20_000_000_000
"""How many numbers may be handled in all before the frontier is walked step by step instead."""

Levels = NDArray[np.intp]


@dataclass(frozen=True)
class _Waiting:
    """A cell with the levels still open in it, and prices (k, m) in points that were good around it."""

    cell: Cell
    levels: Levels
    prices: NDArray[np.float64]


def steps_by_levels(problem: PortfolioProblem, money: ScaledMoney, first: Point, high: Fraction) -> Points | None:
    """Return `first` and every step above it up to `high`; None where that is too much work."""
    scores = np.array(score_millionths(problem), dtype=np.int64)
    if SCALE * np.abs(scores).sum(dtype=float) * 4 > LARGEST:
        return None
    model = MoneyRows(money)
    factors = [first.factor + (high - first.factor) * number / LEVELS for number in range(1, LEVELS + 1)]
    limits = np.array([model.limits(money.limits(factor)) for factor in factors])
    costs = [column.cost_gbp for column in problem.columns]
    rows = alike_in_order(model.rows, scores[np.newaxis], costs)
    stairs = Staircase(first, scores, costs, WholeRows(model.rows.matrix, limits[-1]), limits)
    return stairs.points(money) if _Search(model, rows, scores, limits, stairs).is_done() else None


class _Search:
    """Cells of sets, each with the levels at which one of its sets may count."""

    def __init__(
        self, model: MoneyRows, rows: WholeRows, scores: WholeNumbers, limits: WholeNumbers, stairs: Staircase
    ) -> None:
        self._model, self._matrix, self._stairs = model, rows.matrix, stairs
        self._scores, self._whole = scores.tolist(), SCALE * scores
        ordered = np.broadcast_to(rows.limit[limits.shape[1] :], (len(limits), len(rows.limit) - limits.shape[1]))
        self._limits = np.concatenate([limits, ordered], axis=1)
        self._work = 0

    def is_done(self) -> bool:
        """Search cell after cell until none is left; whether that was no more work than there may be."""
        size = len(self._whole)
        cell = Cell(np.zeros(size, np.int64), np.ones(size, np.int64))
        waiting = [_Waiting(cell, np.arange(len(self._limits)), np.zeros((1, self._limits.shape[1])))]
        is_first = True
        while waiting and self._work < MOST_WORK:
            waiting += self._opened(waiting.pop(), is_first=is_first)
            is_first = False
        return not waiting

    def _opened(self, waiting: _Waiting, *, is_first: bool) -> list[_Waiting]:
        """Search a cell; the two halves of it, for the levels at which there is too much to list."""
        levels, prices, values = self._priced(waiting)
        bounds = _Bounds(self._matrix, self._limits, self._whole, waiting.cell, prices)
        failed = self._searched(bounds, levels, is_first=is_first)
        if not len(failed):
            return []
        return [_Waiting(half, failed, prices[-PRICED:]) for half in halves(waiting.cell, values, self._whole)]

    def _priced(self, waiting: _Waiting) -> tuple[Levels, NDArray[np.float64], NDArray[np.float64]]:
        """The levels that the cell is not proven to hold no set of; prices and columns of relaxations at some."""
        prices, values = list(waiting.prices), []
        possible = np.ones(len(waiting.levels), bool)
        for level in waiting.levels[:: -(-len(waiting.levels) // PRICED)]:
            self._model.relax_within(self._limits[level])
            relaxed = self._model.relaxation.solve(self._scores, waiting.cell.lower, waiting.cell.upper)
            self._work += RELAXATION_WORK
            if relaxed is not None:
                prices.append(self._of_every_row(relaxed.prices))
                values.append(relaxed.values)
            else:
                possible &= ~self._impossible(waiting)
        columns = np.array(values) if values else np.full((1, len(self._whole)), 0.5)
        return waiting.levels[possible], np.array(prices), columns

    def _of_every_row(self, prices: NDArray[np.float64]) -> NDArray[np.float64]:
        # The relaxation has no rows that put columns in order.
        return np.concatenate([prices, np.zeros(self._limits.shape[1] - len(prices))])

    def _impossible(self, waiting: _Waiting) -> NDArray[np.bool_]:
        # The solver's word that nothing fits is not enough: its multipliers, in whole numbers, must show it.
        conflict = self._model.relaxation.conflict()
        if conflict is None:
            return np.zeros(len(waiting.levels), bool)
        loosest = WholeRows(self._matrix, self._limits[waiting.levels[-1]])
        multipliers = whole_multipliers(loosest, self._of_every_row(conflict))
        least = -waiting.cell.most(-multipliers @ self._matrix)
        impossible: NDArray[np.bool_] = self._limits[waiting.levels] @ multipliers < least
        return impossible

    def _searched(self, bounds: _Bounds, levels: Levels, *, is_first: bool) -> Levels:
        """Search a cell at these levels; those at which there is too much to list."""
        best, of = bounds.tightest(levels)
        if is_first:
            for number, some in _runs(levels, of):
                self._grown(bounds, number, some, DIVE)
        open_ = best >= self._worth(levels)
        failed = [
            some
            for number, some in _runs(levels[open_], of[open_])
            if not self._grown(bounds, number, some, at_once(MOST_NUMBERS))
        ]
        if not failed:
            return np.zeros(0, np.intp)
        still = np.concatenate(failed)
        best, _ = bounds.tightest(still)
        return still[best >= self._worth(still)]

    def _worth(self, levels: Levels) -> WholeNumbers:
        return SCALE * (self._stairs.below[levels] + 1)

    def _grown(self, bounds: _Bounds, number: int, levels: Levels, most: int) -> bool:
        loosest = self._limits[levels[-1]]
        group = Group(
            np.broadcast_to(self._whole, (len(levels), len(self._whole))),
            bounds.prices[number],
            self._worth(levels),
            loosest - self._limits[levels],
        )
        grown = grow(WholeRows(self._matrix, loosest), bounds.cell, group, most=most)
        self._work += grown.work
        self._stairs.offer(grown.sets)
        return grown.complete


def _runs(levels: Levels, of: NDArray[np.intp]) -> Iterator[tuple[int, Levels]]:
    """Levels next to one another with the same prices, by the number of those, a few at a time."""
    ends = np.flatnonzero(np.diff(of, prepend=-1, append=-1))
    for start, end in pairwise(ends.tolist()):
        for place in range(start, end, TOGETHER):
            yield int(of[start]), levels[place : min(place + TOGETHER, end)]


class _Bounds:
    """What no set of a cell can be worth more than at each level, at each of some prices."""

    def __init__(
        self,
        matrix: WholeNumbers,
        limits: WholeNumbers,
        whole: WholeNumbers,
        cell: Cell,
        prices: NDArray[np.float64],
    ) -> None:
        self.cell, self._limits = cell, limits
        loosest = WholeRows(matrix, limits[-1])
        self.prices: WholeNumbers = np.unique([whole_prices(loosest, price, SCALE) for price in prices], axis=0)
        self._gains = cell.most(whole - self.prices @ matrix)

    def tightest(self, levels: Levels) -> tuple[WholeNumbers, NDArray[np.intp]]:
        """Find the least bound of every level, and at which prices."""
        bounds = self.prices @ self._limits[levels].T + self._gains[:, np.newaxis]
        of = bounds.argmin(axis=0)
        return bounds[of, np.arange(len(levels))], of
