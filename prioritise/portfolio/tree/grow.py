"""Every set worth enough at one of a group of weightings, column by column, in whole numbers.

The weightings of a group share prices p >= 0 on the rows A x <= b. With d = O - p A for a weighting's objective O,

    O x = (p b + sum_j max(0, d_j)) - loss(x),   loss(x) = sum of |d_j| over the columns against the sign of d_j
                                                          + p (b - A x)

and every part of the loss is >= 0. A part of a set is kept as long as at one weighting at least it loses no more than
allowed there, and no row is past keeping.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.search import WholeNumbers, WholeRows
from prioritise.portfolio.tree.completions import Completion, completion, own_rows

BEAM = 40
"""How many parts of sets are kept when there are too many: enough to find good sets, not to prove anything."""

SHORT = 4
"""A row over so many open columns at most links them: one needs another, or excludes it."""

UNDECIDED = 1e-6
"""How undecided a column counts as at least: relaxed answers may be whole where there is too much to list."""

Places = NDArray[np.intp]


@dataclass(frozen=True)
class Cell:
    """All sets with every column between its bounds: `lower` and `upper` (n,) are 0 or 1."""

    lower: WholeNumbers
    upper: WholeNumbers

    @property
    def open_columns(self) -> Places:
        """The columns that are not settled."""
        return np.flatnonzero(self.lower < self.upper)

    def most(self, sums: WholeNumbers) -> WholeNumbers:
        """Bound from above what the coefficients (..., n) add up to over any set of the cell."""
        most: WholeNumbers = np.where(self.upper == 0, 0, np.where(self.lower == 1, sums, np.maximum(sums, 0))).sum(-1)
        return most


def halves(cell: Cell, values: NDArray[np.float64], scores: WholeNumbers) -> tuple[Cell, Cell]:
    """Split a cell in two: without and with the column that relaxed answers (l, n) leave most undecided.

    How undecided a column is counts with what it is worth (n,): settling a large one moves the bound most.
    """
    columns = cell.open_columns
    undecided = np.minimum(values[:, columns], 1 - values[:, columns]).mean(axis=0) + UNDECIDED
    column = columns[(undecided * (np.abs(scores[columns]) + 1.0)).argmax()]
    lower, upper = cell.lower.copy(), cell.upper.copy()
    lower[column], upper[column] = 1, 0
    return Cell(cell.lower, upper), Cell(lower, cell.upper)


@dataclass(frozen=True)
class Group:
    """Weightings that share prices (m,): objectives (g, n), and what a set must be worth at each to count (g,).

    `tighter` (g, m) is by how much the limits of each are below those of the rows, where one objective is asked within
    several limits; None where all have those of the rows. A set then counts where it keeps to the limits too.
    """

    whole: WholeNumbers
    prices: WholeNumbers
    worth: WholeNumbers
    tighter: WholeNumbers | None = None

    def only(self, alive: NDArray[np.bool_]) -> Group:
        """Return some of the weightings."""
        tighter = None if self.tighter is None else self.tighter[alive]
        return Group(self.whole[alive], self.prices, self.worth[alive], tighter)


@dataclass(frozen=True)
class Grown:
    """Sets (L, n) that keep to every row: all that count when `complete`, else some. `work` is what it took.

    Within limits tighter than the rows', some of the sets may keep to none at which they count.
    """

    sets: NDArray[np.bool_]
    complete: bool
    work: int


def grow(rows: WholeRows, cell: Cell, group: Group, *, most: int) -> Grown:
    """Return every set of the cell that counts, unless more than `most` numbers would have to be kept at once."""
    settled = _settle(rows, cell, group)
    if settled is None:
        return Grown(np.zeros((0, len(cell.lower)), bool), True, group.whole.size)
    return _Growth(rows, *settled, most).grown()


def _room(rows: WholeRows, cell: Cell, group: Group, prices: WholeNumbers) -> tuple[WholeNumbers, WholeNumbers]:
    """d (g, n) and what may be lost (g,) at some prices."""
    net = group.whole - prices @ rows.matrix
    room = int(prices @ rows.limit) + cell.most(net) - group.worth
    return net, room if group.tighter is None else room - group.tighter @ prices


def _settle(rows: WholeRows, cell: Cell, group: Group) -> tuple[Cell, Group] | None:
    """Fix every open column that cannot be in, or cannot be out, at any weighting; None when no weighting is left."""
    while True:
        net, room = _room(rows, cell, group, group.prices)
        alive = room >= 0
        if not alive.any():
            return None
        group = group.only(alive)
        # A column the cell has fixed is never looked at.
        columns = cell.open_columns
        net, room = net[alive][:, columns], room[alive, np.newaxis]
        never_in, never_out = (-net > room).all(axis=0), (net > room).all(axis=0)
        if not (never_in.any() or never_out.any()):
            return cell, group
        lower, upper = cell.lower.copy(), cell.upper.copy()
        upper[columns[never_in]], lower[columns[never_out]] = 0, 1
        cell = Cell(lower, upper)


class _Growth:
    """Parts of sets, with the columns decided one after another. Nodes are on the last axis of every array."""

    def __init__(self, rows: WholeRows, cell: Cell, group: Group, most: int) -> None:
        self._rows, self._cell, self._most = rows, cell, most
        columns = cell.open_columns
        net, room = _room(rows, cell, group, group.prices)
        share = np.abs(net[:, columns]) / (room[:, np.newaxis] + 1.0)
        # With what links columns across budgets decided first, what is left is knapsacks, bounded exactly.
        self._order = columns[np.lexsort((-share.mean(axis=0), ~_linked(rows, columns)))]
        self._history: list[tuple[Places, Places]] = []
        self._complete = True
        self._work = group.whole.size
        left = rows.limit - rows.matrix[:, cell.lower == 1].sum(axis=1)
        # Also when nothing is open: the cell's one set must keep to the rows too.
        self._possible = bool((left >= np.minimum(rows.matrix[:, self._order], 0).sum(axis=1)).all())
        if self._possible:
            self._start(group, left)

    def _start(self, group: Group, left: WholeNumbers) -> None:
        own = list(own_rows(self._rows, group.prices, self._order))
        prices = group.prices.copy()
        prices[own] = 0
        net, room = _room(self._rows, self._cell, group, prices)
        net = net[:, self._order]
        self._tighter = group.tighter
        # Of which completion every column is part, and as which of its columns.
        self._part: list[tuple[Completion, int] | None] = [None] * len(self._order)
        for row in own:
            made = completion(self._rows, row, self._order, net, int(left[row]), self._of_row(row))
            room = room - made.at(0, left[row : row + 1])[:, 0]
            self._work += sum(table.size for table in made.tables)
            for number, step in enumerate(made.columns):
                self._part[step] = made, number
        matrix = self._rows.matrix[:, self._order]
        telling = (prices > 0) | (np.maximum(matrix, 0).sum(axis=1) > left)
        telling[own] = True
        self._place_of = np.cumsum(telling) - 1
        self._matrix, self._prices = matrix[telling], prices[telling]
        self._least = _to_come(np.minimum(self._matrix, 0))
        self._most_to_come = _to_come(np.maximum(self._matrix, 0))
        self._left = left[telling][:, np.newaxis]
        if self._tighter is not None:
            # What the tightest limits would leave unspent is unspent within all.
            self._most_to_come += self._tighter.max(axis=0)[telling, np.newaxis]
        self._unspent = self._prices @ np.maximum(self._left - self._most_to_come[:, :1], 0)
        alive = room >= self._unspent
        self._net, self._room = net[alive], room[alive][:, np.newaxis]
        self._rows_alive = np.flatnonzero(alive)
        self._possible = bool(alive.any())
        self._top = self._room.max(axis=0) if self._possible else self._unspent

    def _of_row(self, row: int) -> WholeNumbers | None:
        return None if self._tighter is None else self._tighter[:, row]

    def grown(self) -> Grown:
        """Decide every open column, then list the sets."""
        if not self._possible:
            return Grown(np.zeros((0, len(self._cell.lower)), bool), True, self._work)
        for step in range(len(self._order)):
            self._decide(step)
            if not self._left.shape[1]:
                break
        return Grown(self._sets(), self._complete, self._work)

    def _decide(self, step: int) -> None:
        column = self._matrix[:, step, np.newaxis]
        out, unspent_out = self._without(step)
        in_, unspent_in = self._with(step)
        loss_out, loss_in = np.maximum(self._net[:, step], 0), np.maximum(-self._net[:, step], 0)
        out, room_out, top_out = self._kept(step, out, unspent_out, loss_out, 0)
        in_, room_in, top_in = self._kept(step, in_, unspent_in, loss_in, 1)
        self._left = np.concatenate([self._left[:, out], self._left[:, in_] - column], axis=1)
        self._room = np.concatenate([room_out, room_in], axis=1)
        self._top = np.concatenate([top_out, top_in])
        self._unspent = np.concatenate([unspent_out[out], unspent_in[in_]])
        self._work += self._room.size + self._left.size
        self._history.append((out, in_))
        self._narrow(step)

    def _without(self, step: int) -> tuple[Places, WholeNumbers]:
        # Left out: what a negative coefficient would have given back is no longer to come, and what a positive one
        # would have spent stays unspent.
        column = self._matrix[:, step]
        gives = np.flatnonzero(column < 0)
        fits = (self._left[gives] >= self._least[gives, step + 1, np.newaxis]).all(axis=0)
        priced = np.flatnonzero((column > 0) & (self._prices > 0))
        return np.flatnonzero(fits), self._unspent + self._change(priced, step, 0)

    def _with(self, step: int) -> tuple[Places, WholeNumbers]:
        column = self._matrix[:, step]
        takes = np.flatnonzero(column > 0)
        needed = self._least[takes, step + 1] + column[takes]
        fits = (self._left[takes] >= needed[:, np.newaxis]).all(axis=0)
        priced = np.flatnonzero((column < 0) & (self._prices > 0))
        return np.flatnonzero(fits), self._unspent + self._change(priced, step, 1)

    def _change(self, priced: Places, step: int, taken: int) -> WholeNumbers | int:
        if not len(priced):
            return 0
        left = self._left[priced]
        before = np.maximum(left - self._most_to_come[priced, step, np.newaxis], 0)
        after = self._most_to_come[priced, step + 1] + taken * self._matrix[priced, step]
        change: WholeNumbers = self._prices[priced] @ (np.maximum(left - after[:, np.newaxis], 0) - before)
        return change

    def _kept(
        self, step: int, places: Places, unspent: WholeNumbers, loss: WholeNumbers, taken: int
    ) -> tuple[Places, WholeNumbers, WholeNumbers]:
        part = self._part[step]
        if part is None and not loss.any():
            places = places[self._top[places] >= unspent[places]]
            return places, self._room[:, places], self._top[places]
        if part is None:
            places = places[self._top[places] - loss.min() >= unspent[places]]
            room = self._room[:, places] - loss[:, np.newaxis]
        else:
            made, number = part
            place = self._place_of[made.row]
            left = self._left[place, places]
            room = self._room[:, places]
            room += made.at(number, left)[self._rows_alive]
            room -= made.at(number + 1, left - taken * self._matrix[place, step])[self._rows_alive]
            room -= loss[:, np.newaxis]
        top = room.max(axis=0) if len(places) else self._top[places]
        kept = top >= unspent[places]
        if not kept.all():
            places, room, top = places[kept], room[:, kept], top[kept]
        return places, room, top

    def _narrow(self, step: int) -> None:
        # A weighting at which no part of a set counts any more is dropped; too many parts are cut to the best.
        count = self._left.shape[1]
        if not count:
            return
        if step % 4 == 3 and len(self._room) > 1:
            alive = self._room.max(axis=1) >= self._unspent.min()
            if not alive.all():
                self._room, self._net = self._room[alive], self._net[alive]
                self._rows_alive = self._rows_alive[alive]
        if count * (len(self._room) + len(self._left)) > self._most:
            self._complete = False
            self._cut(
                np.sort(np.argpartition(self._unspent - self._top, BEAM)[:BEAM]) if count > BEAM else np.arange(count)
            )

    def _cut(self, best: Places) -> None:
        self._left, self._room, self._top = self._left[:, best], self._room[:, best], self._top[best]
        self._unspent = self._unspent[best]
        out, in_ = self._history[-1]
        self._history[-1] = out[best[best < len(out)]], in_[best[best >= len(out)] - len(out)]

    def _sets(self) -> NDArray[np.bool_]:
        count = self._left.shape[1]
        sets = np.zeros((count, len(self._cell.lower)), dtype=bool)
        sets[:, self._cell.lower == 1] = True
        at = np.arange(count)
        for step in reversed(range(len(self._history) if count else 0)):
            out, in_ = self._history[step]
            sets[:, self._order[step]] = at >= len(out)
            at = np.concatenate([out, in_])[at]
        return sets


def _linked(rows: WholeRows, columns: Places) -> NDArray[np.bool_]:
    used = rows.matrix[:, columns] != 0
    count = used.sum(axis=1)
    linked: NDArray[np.bool_] = used[(count > 1) & (count <= SHORT)].any(axis=0)
    return linked


def _to_come(matrix: WholeNumbers) -> WholeNumbers:
    after = np.zeros((matrix.shape[0], matrix.shape[1] + 1), dtype=np.int64)
    after[:, :-1] = np.cumsum(matrix[:, ::-1], axis=1)[:, ::-1]
    return after
