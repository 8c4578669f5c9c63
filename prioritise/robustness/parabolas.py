"""Scores that bend as one figure moves, as parabolas, and their integral over what is likely of the figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritise.judgement.triangular import Triangular

Numbers = NDArray[np.float64]
ScoresAt = Callable[[float], Numbers]
"""Every column's score at a value of the figure, in millionths of a point."""

SAME_MILLIONTHS = 1e-3
"""Scores and values closer than this count as the same."""

MOST_HALVINGS = 18
"""How often a piece is halved in search of a parabola; then it is a bend, and too narrow to matter."""

LEAST_PART = 1e-9
"""Parts of a piece narrower than this are none."""

GAUSS = (0.5 - 0.5 / 3**0.5, 0.5 + 0.5 / 3**0.5)
"""Two points by which a cubic is integrated exactly: a parabola times the straight side of a triangle."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the figure on which every score is the parabola through its start, its middle and its end."""

    start: float
    end: float
    at_start: Numbers
    at_middle: Numbers
    at_end: Numbers

    def scores(self, figure: float) -> Numbers:
        """Return every column's score at a value within the piece."""
        part = (figure - self.start) / (self.end - self.start)
        rising, falling = 2 * part - 1, 1 - part
        scores: Numbers = (
            -falling * rising * self.at_start + 4 * part * falling * self.at_middle + part * rising * self.at_end
        )
        return scores

    def value(self, chosen: frozenset[int], figure: float) -> float:
        """Return what a list is worth at a value within the piece."""
        return float(self.scores(figure)[list(chosen)].sum())

    @property
    def is_straight(self) -> bool:
        """Whether every score moves in a straight line here."""
        bend = self.at_middle - (self.at_start + self.at_end) / 2
        return bool(np.abs(bend).max(initial=0.0) < SAME_MILLIONTHS)


def parabolas(scores_at: ScoresAt, low: float, high: float) -> Iterator[Piece]:
    """Cut a range where scores bend, so that every score is a parabola on every piece."""
    middle = (low + high) / 2
    yield from _halved(scores_at, Piece(low, high, scores_at(low), scores_at(middle), scores_at(high)), 0)


def _halved(scores_at: ScoresAt, piece: Piece, halvings: int) -> Iterator[Piece]:
    middle = (piece.start + piece.end) / 2
    quarters = ((piece.start + middle) / 2, (middle + piece.end) / 2)
    there = [scores_at(quarter) for quarter in quarters]
    gaps = [
        np.abs(piece.scores(quarter) - true).max(initial=0.0) for quarter, true in zip(quarters, there, strict=True)
    ]
    if halvings == MOST_HALVINGS or max(gaps) < SAME_MILLIONTHS:
        yield piece
        return
    yield from _halved(scores_at, Piece(piece.start, middle, piece.at_start, there[0], piece.at_middle), halvings + 1)
    yield from _halved(scores_at, Piece(middle, piece.end, piece.at_middle, there[1], piece.at_end), halvings + 1)


def roots(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """Find where two parabolas, by their values at 0, 1/2 and 1, cross between 0 and 1."""
    start, middle, end = (a - b for a, b in zip(one, other, strict=True))
    square, slope = 2 * (start - 2 * middle + end), 4 * middle - 3 * start - end
    crossings = np.roots([square, slope, start] if abs(square) > SAME_MILLIONTHS else [slope, start])
    return [
        float(root.real)
        for root in crossings
        if abs(root.imag) < LEAST_PART and LEAST_PART < root.real < 1 - LEAST_PART
    ]


def integral(function: ScoresAt, start: float, end: float, spread: Triangular) -> Numbers:
    """Integrate a parabola times the density, exactly: each side of the central value apart."""
    middle = min(max(spread.central, start), end)
    total: Numbers = np.zeros(1)
    for low, high in ((start, middle), (middle, end)):
        if high > low:
            for part in GAUSS:
                at = low + part * (high - low)
                total = total + (high - low) / 2 * spread.density(at) * function(at)
    return total
