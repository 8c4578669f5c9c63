"""The best set within any limits of money, asked from the largest down: one model, of which only the limits move.

What keeps to smaller limits keeps to larger ones too. So every set worth at least some value within some limits, listed
once, answers for all smaller limits as well, for as long as one of the sets fits: the best that does is the best there
is. Only when none fits any more is a new list made, starting from the last answer with a column left out or changed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.errors import SolverFailed
from prioritise.files.memory import at_once
from prioritise.portfolio.best import FIRST_WORK
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.search import LARGEST, SCALE, WholeRows
from prioritise.portfolio.solve import solve
from prioritise.portfolio.tree.grow import Cell, Group, grow
from prioritise.portfolio.tree.scale import whole_prices
from prioritise.portfolio.tree.search import best_sets
from prioritise.robustness.frontier_money import ScaledMoney
from prioritise.robustness.frontier_rows import MoneyRows

BELOW = 1 / 200
"""How far below the best the first list goes, as a share of its value; later ones as far as they can."""

MOST_NUMBERS = 600_000
"""How many numbers a search for a list may hold at once, with the usual memory: 5 million bytes, a few times over."""

Sets = NDArray[np.bool_]


class BestWithin:
    """The best set by the tie order within limits, in the order of the money's budgets."""

    def __init__(self, problem: PortfolioProblem, money: ScaledMoney) -> None:
        self._money, self._model = money, MoneyRows(money)
        self._rows, self._relaxation = self._model.rows, self._model.relaxation
        self._scores = np.array(score_millionths(problem), dtype=np.int64)
        self._costs = np.array([column.cost_gbp for column in problem.columns], dtype=np.int64)
        self._below = max(1, int(BELOW * np.abs(self._scores).sum()))
        self._listed: Sets = np.zeros((0, len(problem.columns)), dtype=bool)
        self._used = np.zeros((0, len(self._rows.limit)), dtype=np.int64)
        self._last = np.zeros(len(problem.columns), dtype=bool)

    def best(self, limits: tuple[int, ...]) -> frozenset[int] | None:
        """Find the best set that keeps to every rule and to these limits; None where none does.

        To be asked with ever smaller limits. Raises SolverFailed.
        """
        rows = self._within(limits)
        at = self._first_that_fits(rows)
        if at is not None:
            self._last = self._listed[at]
            return frozenset(np.flatnonzero(self._last).tolist())
        answer = best_sets(
            rows,
            self._relaxation,
            self._scores[np.newaxis],
            costs=self._costs.tolist(),
            starts=self._near_last(rows),
            work=FIRST_WORK,
        )
        chosen = answer.sets[0] if answer.proven[0] else self._solved(limits)
        if chosen is not None:
            self._last = np.isin(np.arange(len(self._scores)), list(chosen))
            self._list(rows, int(self._scores[self._last].sum()))
        return chosen

    def _within(self, limits: tuple[int, ...]) -> WholeRows:
        limit = self._model.limits(limits)
        self._model.relax_within(limit)
        return WholeRows(self._rows.matrix, limit)

    def _first_that_fits(self, rows: WholeRows) -> int | None:
        fits = (self._used <= rows.limit).all(axis=1)
        return int(fits.argmax()) if fits.any() else None

    def _near_last(self, rows: WholeRows) -> list[frozenset[int]]:
        """The best set that keeps to the rows of those that leave out one column of the last and take in one more."""
        inside, outside = np.flatnonzero(self._last), np.flatnonzero(~self._last)
        near = np.repeat(self._last[np.newaxis], len(inside) * (len(outside) + 1), axis=0)
        number = np.arange(len(near))
        if len(near):
            near[number, inside[number // (len(outside) + 1)]] = False
            adding = number % (len(outside) + 1) < len(outside)
            near[number[adding], outside[number[adding] % (len(outside) + 1)]] = True
        near = near[(near.astype(np.int64) @ rows.matrix.T <= rows.limit).all(axis=1)]
        if not len(near):
            return []
        return [frozenset(np.flatnonzero(near[(near @ self._scores).argmax()]).tolist())]

    def _list(self, rows: WholeRows, value: int) -> None:
        """List every set worth nearly as much, the best first by the tie order; none where there are too many."""
        size = len(self._scores)
        everything = Cell(np.zeros(size, np.int64), np.ones(size, np.int64))
        relaxed = self._relaxation.solve(self._scores.tolist(), everything.lower, everything.upper)
        if relaxed is None or SCALE * np.abs(self._scores).sum(dtype=float) * 4 > LARGEST:
            return
        prices = whole_prices(rows, relaxed.prices, SCALE)
        worth = np.array([SCALE * (value - self._below)])
        group = Group(SCALE * self._scores[np.newaxis], prices, worth)
        grown = grow(rows, everything, group, most=at_once(MOST_NUMBERS))
        if not grown.complete:
            self._below = max(1, self._below // 2)
            return
        self._below += self._below // 3
        self._listed = self._in_tie_order(grown.sets)
        self._used = self._listed.astype(np.int64) @ self._rows.matrix.T

    def _in_tie_order(self, sets: Sets) -> Sets:
        values, costs = sets @ self._scores, sets @ self._costs
        order = np.lexsort((*np.packbits(~sets, axis=1).T[::-1], sets.sum(axis=1), costs, -values))
        return sets[order]

    def _solved(self, limits: tuple[int, ...]) -> frozenset[int] | None:
        answer = solve(self._money.limited(limits))
        if answer.has_answer and not answer.is_proven:
            raise SolverFailed("The solver found no answer that can be trusted. No answer is given.")
        return frozenset(answer.chosen) if answer.has_answer else None
