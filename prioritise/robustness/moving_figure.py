"""The best list wherever one figure may be, when several scores move with it and need not move in straight lines.

Between its bends every score is taken as a parabola, checked at the quarter points; so is what any list is worth. The
lists that could be best are added as they turn up: the best is solved at both ends of every piece, wherever another of
the lists known so far overtakes, and, where scores bend, half way between. Where scores are straight this misses no
list, for the best value is then convex (Eisner and Severance 1976).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from prioritise.judgement.triangular import Triangular
from prioritise.portfolio.best import best_set
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.robustness.parabolas import (
    LEAST_PART,
    SAME_MILLIONTHS,
    Numbers,
    Piece,
    ScoresAt,
    integral,
    parabolas,
    roots,
)


@dataclass(frozen=True)
class Stretch:
    """From here to there, this list is the best."""

    chosen: frozenset[int]
    start: float
    end: float


@dataclass(frozen=True)
class Moving:
    """What comes of one figure: which list is best where, and what knowing it is worth, in millionths of a point.

    `worth_millionths` is E[V] less the most that any one list is worth on average: exactly 0 where one is best all the
    way. `at_low` and `at_high` are what the best list is worth at the ends.
    """

    stretches: tuple[Stretch, ...]
    worth_millionths: float
    at_low: float
    at_high: float


def moving_figure(
    problem: PortfolioProblem, present: frozenset[int], scores_at: ScoresAt, spread: Triangular
) -> Moving:
    """Find the best list for every value within a figure's range, and what knowing the figure is worth.

    `present` is the best list at the central value, and is kept where another is no better. Raises SolverFailed.
    """
    pieces = list(parabolas(scores_at, spread.low, spread.high))
    lists = _Lists(problem, present)
    by_piece = lists.over(pieces)
    stretches = _joined([part for _, parts in by_piece for part in parts])
    ends = (pieces[0].value(stretches[0].chosen, spread.low), pieces[-1].value(stretches[-1].chosen, spread.high))
    if len(stretches) == 1:
        return Moving(stretches, 0.0, *ends)
    known = sum(_mean(piece, part, spread) for piece, parts in by_piece for part in parts)
    averages = sum(integral(piece.scores, piece.start, piece.end, spread) for piece in pieces)
    return Moving(stretches, max(0.0, float(known) - lists.most(np.asarray(averages))), *ends)


class _Lists:
    """The lists that turned up so far, the present one first."""

    def __init__(self, problem: PortfolioProblem, present: frozenset[int]) -> None:
        self._problem, self._known = problem, [present]
        self._engine = Engine(build_model(problem))
        self._solved: dict[float, frozenset[int]] = {}

    def over(self, pieces: Sequence[Piece]) -> list[tuple[Piece, list[Stretch]]]:
        """Find which list is best where on every piece; a list that turns up on one may be better on another."""
        while True:
            before = len(self._known)
            by_piece = [(piece, self.stretches(piece)) for piece in pieces]
            if len(self._known) == before:
                return by_piece

    def stretches(self, piece: Piece) -> list[Stretch]:
        """Find which list is best where on a piece, more lists solved for until none is better."""
        while True:
            stretches = list(self._envelope(piece))
            asked = {piece.start, piece.end, *(stretch.end for stretch in stretches)}
            if not piece.is_straight:
                asked |= {(stretch.start + stretch.end) / 2 for stretch in stretches}
            if not any(self._is_beaten(piece, figure) for figure in sorted(asked)):
                return stretches

    def most(self, scores: Numbers) -> float:
        """Find the most that one list is worth by these scores."""
        self._add(self._best(scores))
        return max(float(scores[list(chosen)].sum()) for chosen in self._known)

    def _is_beaten(self, piece: Piece, figure: float) -> bool:
        scores = piece.scores(figure)
        best = self._solved.get(figure)
        if best is None:
            best = self._solved[figure] = self._best(scores)
        known = max(float(scores[list(chosen)].sum()) for chosen in self._known)
        if float(scores[list(best)].sum()) <= known + SAME_MILLIONTHS:
            return False
        self._add(best)
        return True

    def _best(self, scores: Numbers) -> frozenset[int]:
        whole = [round(score) for score in scores.tolist()]
        return best_set(self._engine, self._problem, whole, hints=self._known).chosen

    def _add(self, chosen: frozenset[int]) -> None:
        if chosen not in self._known:
            self._known.append(chosen)

    def _envelope(self, piece: Piece) -> Iterator[Stretch]:
        ends = [
            tuple(float(at[list(chosen)].sum()) for at in (piece.at_start, piece.at_middle, piece.at_end))
            for chosen in self._known
        ]
        crossings = {root for one, other in combinations(ends, 2) for root in roots(one, other)}
        parts = [0.0, *sorted(crossings), 1.0]
        width = piece.end - piece.start
        for start, end in pairwise(parts):
            if end - start > LEAST_PART:
                best = self._best_known(piece.scores(piece.start + width * (start + end) / 2))
                yield Stretch(best, piece.start + width * start, piece.start + width * end)

    def _best_known(self, scores: Numbers) -> frozenset[int]:
        values = [float(scores[list(chosen)].sum()) for chosen in self._known]
        most = max(values)
        return next(
            chosen for chosen, value in zip(self._known, values, strict=True) if value >= most - SAME_MILLIONTHS / 10
        )


def _joined(parts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for part in parts:
        if stretches and stretches[-1].chosen == part.chosen:
            stretches[-1] = Stretch(part.chosen, stretches[-1].start, part.end)
        else:
            stretches.append(part)
    return tuple(stretches)


def _mean(piece: Piece, part: Stretch, spread: Triangular) -> float:
    places = list(part.chosen)
    return float(integral(lambda at: piece.scores(at)[places].sum(keepdims=True), part.start, part.end, spread)[0])
