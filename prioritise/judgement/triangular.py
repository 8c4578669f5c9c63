"""The triangular distribution on (low, central, high), and what knowing a figure is worth where values are lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol


class Spread(Protocol):
    """What is known of a figure: its ends, its mean, and its mean above any point."""

    @property
    def low(self) -> float:
        """The least it can be."""
        ...

    @property
    def high(self) -> float:
        """The most it can be."""
        ...

    @property
    def mean(self) -> float:
        """What it is on average."""
        ...

    def mean_above(self, point: float) -> float:
        """Compute E(theta - k)+, the mean of what it is above a point k."""
        ...


@dataclass(frozen=True, slots=True)
class Triangular:
    """What is likely of a figure: nothing outside low to high, the central value the likeliest. low < high."""

    low: float
    central: float
    high: float

    @property
    def mean(self) -> float:
        """(low + central + high) / 3."""
        return (self.low + self.central + self.high) / 3

    def mean_above(self, point: float) -> float:
        """Compute E(theta - k)+, the mean of what it is above a point k, in closed form.

        (u - k)^3 / (3 (u - l)(u - m)) for k >= m, mean - k + (k - l)^3 / (3 (u - l)(m - l)) for k < m.
        """
        if point >= self.high:
            return 0.0
        if point <= self.low:
            return self.mean - point
        width = 3 * (self.high - self.low)
        if point >= self.central:
            return float((self.high - point) ** 3 / (width * (self.high - self.central)))
        return float(self.mean - point + (point - self.low) ** 3 / (width * (self.central - self.low)))

    def density(self, point: float) -> float:
        """Say how likely values near a point are, for a unit of the figure; 0 outside the range."""
        if not self.low <= point <= self.high:
            return 0.0
        width = self.high - self.low
        if point < self.central:
            return 2 * (point - self.low) / (width * (self.central - self.low))
        if point > self.central:
            return 2 * (self.high - point) / (width * (self.high - self.central))
        return 2 / width

    def share_below(self, point: float) -> float:
        """Compute the chance 0-1 that it is below a point."""
        if point <= self.low:
            return 0.0
        if point >= self.high:
            return 1.0
        width = self.high - self.low
        if point <= self.central:
            return float((point - self.low) ** 2 / (width * (self.central - self.low)))
        return float(1 - (self.high - point) ** 2 / (width * (self.high - self.central)))


@dataclass(frozen=True, slots=True)
class Line:
    """A value that moves in a straight line with a figure: value(theta) = at_zero + slope * theta."""

    at_zero: float
    slope: float

    def at(self, point: float) -> float:
        """Return its value at a point."""
        return self.at_zero + self.slope * point


@dataclass(frozen=True, slots=True)
class Piece:
    """The line that is highest from one point to another; `number` is its place in the sequence asked about."""

    number: int
    start: float
    end: float


def worth_of_knowing(lines: Sequence[Line], spread: Spread, *, first: int = 0) -> float:
    """Find what knowing the figure first is worth: E[max of the lines] less the most that any is on average.

    Exactly 0 where one line is highest all the way. E[max] is the line that is highest at the low end, plus for every
    turn to a steeper one the rise in slope times the mean above it (Raiffa and Schlaifer 1961). `first` is as for
    `highest`.
    """
    pieces = highest(lines, spread.low, spread.high, first=first)
    if len(pieces) == 1:
        return 0.0
    known = lines[pieces[0].number].at(spread.mean)
    for before, after in pairwise(pieces):
        known += (lines[after.number].slope - lines[before.number].slope) * spread.mean_above(after.start)
    return max(0.0, known - max(line.at(spread.mean) for line in lines))


def highest(lines: Sequence[Line], low: float, high: float, *, first: int = 0) -> tuple[Piece, ...]:
    """Find which line is highest where between two points, from low to high; of equal ones `first`."""
    place, at = _best_at(lines, low, low, high, first), low
    pieces: list[Piece] = []
    while True:
        crossings = [
            ((lines[place].at_zero - line.at_zero) / (line.slope - lines[place].slope), number)
            for number, line in enumerate(lines)
            if line.slope > lines[place].slope
        ]
        ahead = [(point, number) for point, number in crossings if at <= point < high]
        if not ahead:
            return (*pieces, Piece(place, at, high))
        point = min(ahead)[0]
        steepest = max((number for where, number in ahead if where == point), key=lambda number: lines[number].slope)
        if point > at:
            pieces.append(Piece(place, at, point))
        place, at = steepest, point


def _best_at(lines: Sequence[Line], point: float, low: float, high: float, first: int) -> int:
    def rank(number: int) -> tuple[float, bool, float]:
        line = lines[number]
        return (line.at(point), line == lines[first], -abs(line.slope) * (high - low))

    best = max(range(len(lines)), key=rank)
    return first if lines[best] == lines[first] else best
