"""The highest of many lines over every mixture, exact: its corners, which lines meet there and how far each reaches.

A mixture is a point of the simplex, shares m >= 0 that sum to 1; a line is worth sum_p m_p v_p there, v_p being what it
is worth at the p-th end. The region above every line, as a cone over (m, t), is kept by its corner rays, with whole
numbers of any size. A new line cuts off the rays that lie below it and puts new ones on the edges it crosses (double
description: Motzkin and others 1953; Fukuda and Prodon 1996). Ends, lines and ties of any kind may coincide.
"""

from __future__ import annotations

import math
import operator
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNSURE = 1e-11
"""Slack below this share of the sizes it is the difference of is worked out in whole numbers."""

THIN = 1e-12
"""A region narrower than this, as a share of all mixtures along some axis, has no size that can be told."""


@dataclass(frozen=True)
class Corner:
    """A mixture at which lines meet: `parts` (P,) are whole numbers, the shares times their sum.

    `height` is the value of the highest line, times the same sum. `tight` are the numbers of the ends that have no
    part, 0 to P - 1, and of the lines that are highest, from P on.
    """

    parts: tuple[int, ...]
    height: int
    tight: frozenset[int]

    @property
    def mixture(self) -> tuple[float, ...]:
        """The shares, which sum to 1."""
        whole = sum(self.parts)
        return tuple(part / whole for part in self.parts)


class Envelope:
    """The highest of the lines so far, over mixtures of `ends` of them; there must be one line at least to ask for."""

    def __init__(self, ends: int) -> None:
        self._ends = ends
        self._lines: list[tuple[int, ...]] = []
        self._above = Corner((0,) * ends, 1, frozenset(range(ends)))
        self._corners: dict[int, Corner] = {}
        self._at: defaultdict[int, set[int]] = defaultdict(set)
        self._next = 0
        self._rough = np.zeros((0, ends + 1))
        self._names = np.zeros(0, dtype=np.int64)

    @property
    def corners(self) -> dict[int, Corner]:
        """Every corner by a number of its own, which no later corner has."""
        return dict(self._corners)

    def meeting(self, line: int) -> tuple[int, ...]:
        """List the corners of the region where a line, by its number in order of adding, is highest."""
        return tuple(sorted(self._at[self._ends + line]))

    def add(self, values: Sequence[int]) -> int | None:
        """Add a line by its values at the ends: its number, or None where it is nowhere above all others."""
        values = tuple(map(int, values))
        number = self._ends + len(self._lines)
        if not self._lines:
            self._lines.append(values)
            self._start(values, number)
            return 0
        slack = self._slack(values)
        below = [name for name, left in slack.items() if left < 0]
        if not below:
            return None
        self._lines.append(values)
        created = self._cut(slack, below, number)
        for name in below:
            self._remove(name)
        for name, left in slack.items():
            if left == 0:
                self._touch(name, number)
        self._extend(created)
        return len(self._lines) - 1

    def size(self, line: int) -> float:
        """Measure the share (0-1) of all mixtures at which a line is highest."""
        return region_size([self._corners[name].mixture for name in self.meeting(line)])

    def _start(self, values: tuple[int, ...], number: int) -> None:
        everything = frozenset(range(self._ends))
        self._extend(
            [
                Corner(tuple(int(end == place) for place in everything), value, everything - {end} | {number})
                for end, value in enumerate(values)
            ]
        )

    def _slack(self, values: tuple[int, ...]) -> dict[int, int]:
        # Of every corner that is below the line or on it, exactly; of the others only that they are above.
        line = np.array([float(value) for value in values])
        worth = self._rough[:, :-1] * line
        left = self._rough[:, -1] - worth.sum(axis=1)
        margin = UNSURE * (np.abs(self._rough[:, -1]) + np.abs(worth).sum(axis=1) + 1)
        return {
            int(name): exact
            for name in self._names[left <= margin]
            if (exact := self._corners[int(name)].height - _value(self._corners[int(name)].parts, values)) <= 0
        }

    def _cut(self, slack: dict[int, int], below: list[int], number: int) -> list[Corner]:
        line = self._lines[-1]
        created: dict[tuple[tuple[int, ...], int], Corner] = {}
        for name in below:
            corner, deep = self._corners[name], -slack[name]
            near = set().union(*(self._at[end] for end in corner.tight if end >= self._ends))
            for other in (*(self._corners[neighbour] for neighbour in near if neighbour not in slack), self._above):
                common = corner.tight & other.tight
                if len(common) >= self._ends - 1 and self._on_an_edge(common, name, other):
                    high = other.height - _value(other.parts, line)
                    made = _between(corner, other, deep, high, common | {number})
                    created[made.parts, made.height] = made
        return list(created.values())

    def _on_an_edge(self, common: frozenset[int], name: int, other: Corner) -> bool:
        # Two corners are joined by an edge when nothing else lies on all that both lie on.
        everywhere = iter(sorted(common, key=lambda end: len(self._at[end])))
        on_all = set(self._at[next(everywhere)]) if common else set(self._corners)
        for end in everywhere:
            on_all &= self._at[end]
        others = {candidate for candidate in on_all if candidate != name and self._corners[candidate] is not other}
        return not others and (other is self._above or not common <= self._above.tight)

    def _extend(self, created: Iterable[Corner]) -> None:
        created = list(created)
        names = range(self._next, self._next + len(created))
        self._next += len(created)
        for name, corner in zip(names, created, strict=True):
            self._corners[name] = corner
            for end in corner.tight:
                self._at[end].add(name)
        kept = np.isin(self._names, list(self._corners))
        self._names = np.concatenate([self._names[kept], np.array(names, dtype=np.int64)])
        fresh = np.array([[*made.mixture, made.height / sum(made.parts)] for made in created]).reshape(
            -1, self._ends + 1
        )
        self._rough = np.concatenate([self._rough[kept], fresh])

    def _touch(self, name: int, number: int) -> None:
        corner = self._corners[name]
        self._corners[name] = Corner(corner.parts, corner.height, corner.tight | {number})
        self._at[number].add(name)

    def _remove(self, name: int) -> None:
        for end in self._corners.pop(name).tight:
            self._at[end].discard(name)


def region_size(mixtures: Sequence[Sequence[float]]) -> float:
    """Measure the share (0-1) of all mixtures between some, which are the corners of a convex region."""
    points: NDArray[np.float64] = np.array(mixtures, dtype=float)
    if len(points) == 0:
        return 0.0
    ends = points.shape[1]
    if ends == 1:
        return 1.0
    # One share follows from the others; the size of all mixtures in the rest is 1 / (P - 1)!.
    inside = points[:, :-1]
    low, width = inside.min(axis=0), np.ptp(inside, axis=0)
    if len(points) < ends or (width < THIN).any():
        return 0.0
    if ends == 2:
        return float(width[0])
    from scipy.spatial import ConvexHull, QhullError  # slow to load, and few runs come here

    try:
        volume = ConvexHull((inside - low) / width).volume
    except QhullError:
        return 0.0
    return float(volume * width.prod() * math.factorial(ends - 1))


def _value(parts: Sequence[int], values: Sequence[int]) -> int:
    return sum(map(operator.mul, parts, values))


def _between(below: Corner, above: Corner, deep: int, high: int, tight: frozenset[int]) -> Corner:
    parts = [high * part + deep * other for part, other in zip(below.parts, above.parts, strict=True)]
    height = high * below.height + deep * above.height
    divisor = math.gcd(height, *parts)
    return Corner(tuple(part // divisor for part in parts), height // divisor, tight)
