"""The least that must still be lost within one row, whatever is chosen of the columns to come: a knapsack, exactly.

Prices alone leave room for what does not fit: the last intervention a budget could pay half of. Within a row of its
own a group of columns is a knapsack, small enough to be worked out for every sum left (Lagrangean decomposition:
Guignard and Kim 1987, Mathematical Programming 39, 215-228). Sums are counted in steps, coefficients and what is left
both rounded down, so that nothing that fits is ever left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritise.files.memory import at_once
from prioritise.portfolio.search import WholeNumbers, WholeRows

STEPS = 4_000
"""Into how many steps what is left of a row is divided at most: too coarse, and sets that do not fit seem to."""

TABLE_NUMBERS = 8_000_000
"""How many numbers the tables of one search may have in all, with the usual memory: 64 million bytes."""

FEWEST = 3
"""A row over fewer open columns is no knapsack worth the work."""

NEVER = 2**60
"""The loss where nothing fits."""

Places = NDArray[np.intp]


@dataclass(frozen=True)
class Completion:
    """The least loss to come in a row: `tables[k]` (g, width) before its k-th column, at what is left.

    What is left, over `step` and rounded down, plus `offset`, is the place in the table; above the last it is the last.
    `tighter` (g,) is by how much less is left to each of g that are otherwise alike; None where they are not.
    """

    row: int
    columns: Places
    tables: tuple[WholeNumbers, ...]
    step: int
    offset: int
    tighter: WholeNumbers | None = None

    def at(self, number: int, left: WholeNumbers) -> WholeNumbers:
        """Return the least loss (g, nodes) still to come before column `number`, at what is left (nodes,)."""
        table = self.tables[number]
        if self.tighter is not None:
            # Less than nothing left is no set that keeps to the row: no more than is lost with nothing is claimed.
            table, left = table[0], np.maximum(left - self.tighter[:, np.newaxis], -self.step * self.offset)
        places = np.minimum(left // self.step + self.offset, table.shape[-1] - 1)
        losses: WholeNumbers = np.take(table, places, axis=-1)
        return losses


def own_rows(rows: WholeRows, prices: WholeNumbers, columns: Places) -> tuple[int, ...]:
    """Pick rows that share no open column, the most valuable limits first."""
    value = prices.astype(float) * np.abs(rows.limit)
    taken = np.zeros(rows.matrix.shape[1], bool)
    chosen: list[int] = []
    for row in np.argsort(-value, kind="stable"):
        used = columns[rows.matrix[row, columns] != 0]
        if prices[row] > 0 and len(used) >= FEWEST and (rows.matrix[row, used] > 0).any() and not taken[used].any():
            chosen.append(int(row))
            taken[used] = True
    return tuple(chosen)


def completion(
    rows: WholeRows,
    row: int,
    order: Places,
    worth: WholeNumbers,
    left: int,
    tighter: WholeNumbers | None = None,
) -> Completion:
    """Return the least losses in `row` over the open columns in `order`, of which `worth` (g, k) are d.

    With `tighter` (g,) all g have the same d, and so much less of `left`.
    """
    worth = worth if tighter is None else worth[:1]
    mine = np.flatnonzero(rows.matrix[row, order] != 0)
    amounts = rows.matrix[row, order[mine]]
    step = _step(amounts, left, min(STEPS, at_once(TABLE_NUMBERS) // worth.size))
    steps = amounts // step
    offset = int(-np.minimum(steps, 0).sum())
    width = max(0, min(left // step + offset, int(np.maximum(steps, 0).sum()))) + offset + 1
    # One block for all, since memory taken anew for every column is what would take the time.
    tables = np.empty((len(mine) + 1, len(worth), width), dtype=np.int64)
    tables[-1] = np.where(np.arange(width) >= offset, 0, NEVER)
    for number in range(len(mine) - 1, -1, -1):
        _before(tables[number], tables[number + 1], int(steps[number]), worth[:, mine[number], np.newaxis])
        if offset:
            np.minimum(tables[number], NEVER, out=tables[number])
    return Completion(row, mine, tuple(tables), step, offset, tighter)


def _step(amounts: WholeNumbers, left: int, steps: int) -> int:
    common = math.gcd(*(int(amount) for amount in amounts)) or 1
    most = max(1, min(left + int(-np.minimum(amounts, 0).sum()), int(np.maximum(amounts, 0).sum())))
    return common * max(1, -(-most // (common * max(1, steps))))


def _before(table: WholeNumbers, after: WholeNumbers, amount: int, worth: WholeNumbers) -> None:
    """Fill the table before a column of this amount from the one after it; `worth` (g, 1) is its d."""
    width = after.shape[1]
    np.add(after, np.maximum(worth, 0), out=table)
    loss = np.maximum(-worth, 0)
    if amount > 0:
        inside = min(amount, width)
        np.minimum(table[:, inside:], after[:, : width - inside] + loss, out=table[:, inside:])
    else:
        taken = np.minimum(np.arange(width) - amount, width - 1)
        np.minimum(table, after[:, taken] + loss, out=table)
