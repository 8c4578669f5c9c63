"""Rows in whole numbers, and how a proof of optimality rests on them.

A solver in double precision cannot prove an optimum to the millionth. Its prices can still guide a proof that
rests on whole numbers only. For any whole prices p >= 0 on the rows a_r x <= b_r and any scale K,

    K S x  =  (p b + sum_j max(0, d_j))  -  loss(x),    d = K S - p A,
    loss(x) = sum of |d_j| over the columns that go against the sign of d_j  +  p (b - A x),

and every part of the loss is >= 0. So a set worth at least V loses at most G = p b + sum_j max(0, d_j) - K V
(Lagrangean bounds: Geoffrion 1974; safe bounds from approximate prices: Neumaier and Shcherbina 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.model import PortfolioModel
from prioritise.portfolio.rows import Row


@dataclass(frozen=True)
class Relaxed:
    """A relaxed answer. `prices` (m,) are >= 0, one a one-sided row; `values` (n,) lie between 0 and 1."""

    prices: NDArray[np.float64]
    values: NDArray[np.float64]


class Relaxation:
    """One built relaxation of `rows`, asked again with other scores and other columns held fixed."""

    def __init__(self, model: PortfolioModel) -> None:
        # Straight from the rows: to write it with PuLP first would take longer than to solve it.
        self.rows = whole_rows(model.rows, len(model.scores))
        self._places = np.arange(len(model.scores), dtype=np.int32)
        self._highs: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (("output_flag", False), ("threads", 1)):
            self._highs.setOptionValue(name, value)
        self._highs.passModel(_programme(self.rows))

    @property
    def size(self) -> int:
        """How many one-sided rows there are: a row with two sides counts twice, the upper side first."""
        return len(self.rows.limit)

    def limit(self, row: int, most: int) -> None:
        """Change what a one-sided row may come to at most."""
        self._highs.changeRowBounds(row, -highspy.kHighsInf, float(most))

    def solve(self, scores: Sequence[int], lower: NDArray[np.int64], upper: NDArray[np.int64]) -> Relaxed | None:
        """Return the relaxed optimum with every column between its bounds (0 or 1); None when the solver finds none."""
        size = len(self._places)
        self._highs.changeColsCost(size, self._places, -np.array(scores, dtype=float))
        self._highs.changeColsBounds(size, self._places, lower.astype(float), upper.astype(float))
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self._highs.getSolution()
        return Relaxed(np.maximum(0.0, -np.array(solution.row_dual)), np.array(solution.col_value))

    def conflict(self) -> NDArray[np.float64] | None:
        """Find, after a question without an answer, multipliers >= 0 (m,) of rows that added up cannot all be kept.

        In double precision, so they are to be checked; None when the solver has none (Farkas 1902).
        """
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
            return None
        # The stubs of highspy leave it out.
        _, exists, ray = self._highs.getDualRay()  # type: ignore[attr-defined]
        return np.maximum(0.0, -np.array(ray)) if exists else None


def _programme(rows: WholeRows) -> highspy.HighsLp:
    count, size = rows.matrix.shape
    used = rows.matrix != 0
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = size, count
    programme.col_cost_, programme.col_lower_, programme.col_upper_ = np.zeros(size), np.zeros(size), np.ones(size)
    programme.row_lower_, programme.row_upper_ = np.full(count, -highspy.kHighsInf), rows.limit.astype(float)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_ = np.concatenate([[0], np.cumsum(used.sum(axis=1))]).astype(np.int32)
    programme.a_matrix_.index_ = np.nonzero(used)[1].astype(np.int32)
    programme.a_matrix_.value_ = rows.matrix[used].astype(float)
    return programme


SCALE = 2**16
"""How finely prices are rounded to whole numbers: 1/65,536 of a millionth of a point."""

LARGEST = 2**61
"""Sums of whole numbers stay below this, within 64 bits."""

WholeNumbers = NDArray[np.int64]


@dataclass(frozen=True)
class WholeRows:
    """Every row as sum_j matrix[r, j] x_j <= limit[r]; a row with two sides appears twice."""

    matrix: WholeNumbers
    limit: WholeNumbers


def whole_rows(rows: Sequence[Row], size: int) -> WholeRows:
    """Write labelled rows over `size` columns as one-sided rows, the upper side of each before the lower."""
    sides: list[tuple[int, Row, int]] = []
    for row in rows:
        sides += [(1, row, row.most)] if row.most is not None else []
        sides += [(-1, row, -row.least)] if row.least is not None else []
    matrix = np.zeros((len(sides), size), dtype=np.int64)
    for place, (sign, row, _) in enumerate(sides):
        for term in row.terms:
            matrix[place, term.place] += sign * term.coefficient
    return WholeRows(matrix, np.array([limit for _, _, limit in sides], dtype=np.int64))
