"""The weights nearest to the agreed ones at which a given list is best, or the kindest where it never is.

A list is best at weights w when no other is worth more there: S(w) x^ >= S(w) x for every list x, linear in w. There
are far too many lists to write down, so they are added as they are needed: find the nearest weights against the rivals
known so far, solve there, and add the winner (cutting planes: Kelley 1960; as inverse optimisation, Wang 2009). It
ends, since there are finitely many lists, mostly after one to three.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pulp

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths
from prioritise.portfolio.solve import solve

MOST_CUTS = 500
"""How many rivals may be added before giving up."""

Weights = tuple[float, ...]


@dataclass(frozen=True)
class NearestWeights:
    """Weights (shares that sum to 1, in order of criteria) at which a list is best, or comes nearest to it.

    `is_best` is whether it is best there, to within the rounding of scores; else `lost_millionths` is what it still
    loses to the best list. `moved` is the sum of absolute moves from the agreed weights. `rival` is the best list
    there; `cuts` how many rivals had to be told apart from it.
    """

    weights: Weights
    is_best: bool
    lost_millionths: int
    moved: float
    rival: Portfolio
    cuts: int


def nearest_weights(problem: PortfolioProblem, chosen: Sequence[int]) -> NearestWeights:
    """Minimise |w - w0|_1 over w >= 0, sum w = 1, with the list of these columns best; it must keep to the rules.

    Best by a margin of a few millionths of a point, so that it stays so when scores are rounded. Where no weights make
    it best: the weights at which it loses least, and that loss. Raises
    SolverFailed.
    """
    search = _Search(problem, tuple(chosen))
    kindest = search.kindest()
    if not kindest.is_best:
        return kindest
    return search.nearest(with_margin=True) or search.nearest(with_margin=False) or kindest


class _Search:
    def __init__(self, problem: PortfolioProblem, chosen: tuple[int, ...]) -> None:
        self._problem, self._chosen = problem, chosen
        slopes = np.array([column.coefficients for column in problem.columns]).reshape(len(problem.columns), -1)
        self._slopes = slopes
        self._own = slopes[list(chosen)].sum(axis=0)
        self._gaps: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
        self._margin = (len(problem.columns) + 1) / MILLIONTHS

    def kindest(self) -> NearestWeights:
        """Find the weights at which it loses least; those agreed where it loses nothing there already."""
        weights: Weights | None = self._problem.weights
        for _ in range(MOST_CUTS):
            assert weights is not None
            answer = self._at(weights)
            known = max((-float(gap @ np.array(weights)) for gap in self._gaps), default=0.0)
            if answer.lost_millionths <= max(0.0, known) * MILLIONTHS + len(self._problem.columns):
                return answer
            self._cut(answer.rival)
            weights = self._solved(least_loss=True, margin=0.0)
        raise SolverFailed("Too many lists would have to be told apart. No answer is given.")

    def nearest(self, *, with_margin: bool) -> NearestWeights | None:
        """Find the nearest weights at which it is best, by the margin or only just; None where it nowhere is by it."""
        weights: Weights | None = self._problem.weights
        for _ in range(MOST_CUTS):
            if weights is None:
                return None
            answer = self._at(weights)
            if (
                answer.rival.chosen == self._chosen
                or answer.lost_millionths == 0
                or (answer.is_best and not with_margin)
            ):
                return answer
            self._cut(answer.rival)
            weights = self._solved(least_loss=False, margin=self._margin if with_margin else 0.0)
        raise SolverFailed("Too many lists would have to be told apart. No answer is given.")

    def _at(self, weights: Weights) -> NearestWeights:
        best = solve(self._problem, weights=weights)
        scores = score_millionths(self._problem, weights)
        own = sum(scores[place] for place in self._chosen)
        moved = sum(abs(one - other) for one, other in zip(weights, self._problem.weights, strict=True))
        lost = best.value_millionths - own
        return NearestWeights(weights, lost <= len(self._problem.columns), lost, moved, best, len(self._gaps))

    def _cut(self, rival: Portfolio) -> None:
        self._gaps.append(self._own - self._slopes[list(rival.chosen)].sum(axis=0))

    def _solved(self, *, least_loss: bool, margin: float) -> Weights | None:
        """Weights against the rivals known so far: with the least loss, or the nearest of those with none."""
        size = len(self._problem.weights)
        program = pulp.LpProblem("weights", pulp.LpMinimize)
        shares = [program.add_variable(f"w{place}", lowBound=0) for place in range(size)]
        moves = [program.add_variable(f"d{place}", lowBound=0) for place in range(size)]
        loss = program.add_variable("loss", lowBound=0, upBound=None if least_loss else 0)
        program.setObjective(loss + 0 if least_loss else pulp.lpSum(moves))
        program.addConstraint(pulp.lpSum(shares) == 1)
        for share, move, agreed in zip(shares, moves, self._problem.weights, strict=True):
            program.addConstraint(move >= share - agreed)
            program.addConstraint(move >= agreed - share)
        for gap in self._gaps:
            worth = pulp.LpAffineExpression(
                {share: float(difference) for share, difference in zip(shares, gap, strict=True)}
            )
            program.addConstraint(worth + loss >= margin)
        program.solve(pulp.HiGHS(msg=False, threads=1))
        if pulp.LpStatus[program.status] != "Optimal":
            return None
        raw = [max(0.0, share.value() or 0.0) for share in shares]
        total = sum(raw)
        return tuple(weight / total for weight in raw)
