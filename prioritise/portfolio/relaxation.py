"""The model with columns anywhere between 0 and 1: a source of prices for money and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import pulp
from numpy.typing import NDArray

from prioritise.portfolio.model import PortfolioModel


@dataclass(frozen=True)
class Relaxed:
    """A relaxed answer. `prices` (m,) are >= 0, one a one-sided row; `values` (n,) lie between 0 and 1."""

    prices: NDArray[np.float64]
    values: NDArray[np.float64]


class Relaxation:
    """One built relaxation, asked again with other scores and other columns held fixed."""

    def __init__(self, model: PortfolioModel) -> None:
        solver = pulp.HiGHS(mip=False, msg=False, threads=1)
        solver.createAndConfigureSolver(model.program)
        solver.buildSolverModel(model.program)
        self._highs: highspy.Highs = model.program.solverModel
        self._places = np.array([variable.index for variable in model.variables], dtype=np.int32)
        # In the order PuLP holds them: a row's upper side, then its lower side.
        sides = [[-1.0] * (row.most is not None) + [1.0] * (row.least is not None) for row in model.rows]
        self._signs = np.array([sign for row in sides for sign in row])

    def solve(self, scores: Sequence[int], lower: NDArray[np.int64], upper: NDArray[np.int64]) -> Relaxed | None:
        """The relaxed optimum with every column between its bounds (0 or 1); None when the solver finds none."""
        size = len(self._places)
        self._highs.changeColsCost(size, self._places, -np.array(scores, dtype=float))
        self._highs.changeColsBounds(size, self._places, lower.astype(float), upper.astype(float))
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self._highs.getSolution()
        prices = np.maximum(0.0, self._signs * np.array(solution.row_dual))
        return Relaxed(prices, np.array(solution.col_value)[self._places])

    def conflict(self) -> NDArray[np.float64] | None:
        """After a question without an answer: multipliers >= 0 (m,) of rows that, added up, cannot all be kept.

        In double precision, so they are to be checked; None when the solver has none (Farkas 1902).
        """
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
            return None
        # The stubs of highspy leave it out.
        _, exists, ray = self._highs.getDualRay()  # type: ignore[attr-defined]
        return np.maximum(0.0, self._signs * np.array(ray)) if exists else None
