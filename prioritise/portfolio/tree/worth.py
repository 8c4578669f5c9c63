"""Every portfolio worth at least a given value, found by exhaustion in whole numbers, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from prioritise.files.memory import at_once
from prioritise.portfolio.search import LARGEST, SCALE, Relaxed, WholeNumbers, WholeRows
from prioritise.portfolio.tree.grow import Cell, Group, grow, halves
from prioritise.portfolio.tree.scale import whole_prices

MOST_NUMBERS = 300_000
"""How many numbers the search of one part may hold at once, with the usual memory, before it is split in two."""

NUMBERS_A_STATE = 20
"""How many numbers a partial set counts for, so that work can be bounded in partial sets."""


class Priced(Protocol):
    """Where prices come from: any will do, good ones leave less to try."""

    def solve(self, scores: Sequence[int], lower: WholeNumbers, upper: WholeNumbers) -> Relaxed | None:
        """Return prices with every column between its bounds; None when there are none."""
        ...


@dataclass(frozen=True)
class _Part:
    """A cell, and prices in points that were good around it."""

    cell: Cell
    prices: NDArray[np.float64]


def sets_worth(
    rows: WholeRows, relaxation: Priced, scores: Sequence[int], *, least: int, states: int
) -> tuple[frozenset[int], ...] | None:
    """List every set of columns that keeps to the rows and whose scores sum to at least `least`, exactly.

    None when more than `states` partial sets would have to be tried, or numbers would outgrow 64 bits.
    """
    size = len(scores)
    # In floating point, where nothing can wrap round.
    if SCALE * (sum(map(abs, scores), 0.0) + abs(least)) * 4 > LARGEST:
        return None
    whole = SCALE * np.array([scores], dtype=np.int64)
    worth = np.array([SCALE * least], dtype=np.int64)
    everything = Cell(np.zeros(size, np.int64), np.ones(size, np.int64))
    waiting = [_Part(everything, np.zeros(len(rows.limit)))]
    sets: list[frozenset[int]] = []
    work = states * NUMBERS_A_STATE
    while waiting:
        part = waiting.pop()
        relaxed = relaxation.solve(scores, part.cell.lower, part.cell.upper)
        prices = part.prices if relaxed is None else relaxed.prices
        group = Group(whole, whole_prices(rows, prices, SCALE), worth)
        grown = grow(rows, part.cell, group, most=at_once(MOST_NUMBERS))
        work -= grown.work
        if work < 0:
            return None
        if grown.complete:
            sets += [frozenset(np.flatnonzero(row).tolist()) for row in grown.sets]
        else:
            values = np.full((1, size), 0.5) if relaxed is None else relaxed.values[np.newaxis]
            waiting += [_Part(half, prices) for half in halves(part.cell, values, whole[0])]
    return tuple(sets)
