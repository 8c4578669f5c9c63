"""The frontier with one fund and one year in a single pass over the interventions.

A list of (spent, value) pairs, none both dearer and no better than another, grows by one group of columns at a time
(Nemhauser and Ullmann 1969). Columns that a rule, a level or a cut ties together form one group; every set within it
that keeps to its rows is one choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritise.files.memory import at_once
from prioritise.portfolio.model import all_rows
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.rows import Row
from prioritise.robustness.frontier_money import Points, ScaledMoney

MOST_TOGETHER = 12
"""How many columns a group may have: all 4,096 sets within it are tried."""

LONGEST_LIST = 400_000
"""How long the list may grow, with the usual memory, before the other method is used."""

BITS = 62
"""Columns held in one 64-bit whole number, with room to change its sign."""

LARGEST = 2**61

WholeNumbers = NDArray[np.int64]


@dataclass(frozen=True)
class _List:
    """One entry a set: what it spends and is worth, then what settles ties, and the columns in it as bits."""

    spent: WholeNumbers
    value: WholeNumbers
    cost: WholeNumbers
    count: WholeNumbers
    held: WholeNumbers

    def at(self, entries: NDArray[np.intp] | NDArray[np.bool_]) -> _List:
        """Return some of the entries."""
        return _List(
            self.spent[entries], self.value[entries], self.cost[entries], self.count[entries], self.held[:, entries]
        )


def steps_by_list(problem: PortfolioProblem, money: ScaledMoney, low: Fraction, high: Fraction) -> Points | None:
    """Return every step from `low` to `high`, least factor first; None where this method does not apply."""
    groups = _groups(problem, money)
    if groups is None or not _fits(problem):
        return None
    limit = money.budgets[0].limit_gbp
    listed = _nothing(problem)
    to_come = _least_to_come(groups)
    for group, still in zip(groups, to_come, strict=True):
        listed = _joined(listed, group, most=int(high * limit) - still)
        if len(listed.spent) > at_once(LONGEST_LIST):
            return None
    return _points(problem, listed, limit, low)


def _groups(problem: PortfolioProblem, money: ScaledMoney) -> list[_List] | None:
    # Only with one fund and one year, all of it scaled and with no minimum, and groups small enough to try.
    if len(problem.budgets) != 1 or len(money.budgets) != 1 or problem.budgets[0].minimum_gbp is not None:
        return None
    rows = [row for row in all_rows(problem) if row.kind != "budget"]
    together = _together(rows, len(problem.columns))
    if max(map(len, together), default=0) > MOST_TOGETHER or not all(row.terms or row.holds(()) for row in rows):
        return None
    scores = score_millionths(problem)
    return [_choices(problem, scores, money.rows[0].row, rows, places) for places in together]


def _together(rows: Sequence[Row], size: int) -> list[list[int]]:
    leader = list(range(size))
    for row in rows:
        joined = {leader[term.place] for term in row.terms}
        leader = [min(joined) if number in joined else number for number in leader]
    groups: dict[int, list[int]] = {}
    for place, first in enumerate(leader):
        groups.setdefault(first, []).append(place)
    return list(groups.values())


def _choices(
    problem: PortfolioProblem, scores: Sequence[int], budget: Row, rows: Sequence[Row], places: Sequence[int]
) -> _List:
    taken = np.arange(2 ** len(places))[:, np.newaxis] >> np.arange(len(places)) & 1
    local = {place: at for at, place in enumerate(places)}
    for row in rows:
        if row.terms and row.terms[0].place in local:
            activity = taken @ _coefficients(row, local)
            least = -LARGEST if row.least is None else row.least
            most = LARGEST if row.most is None else row.most
            taken = taken[(activity >= least) & (activity <= most)]
    worth = np.array([scores[place] for place in places], dtype=np.int64)
    cost = np.array([problem.columns[place].cost_gbp for place in places], dtype=np.int64)
    bits = taken @ np.array([_bits(place, len(problem.columns)) for place in places], dtype=np.int64)
    choices = _List(taken @ _coefficients(budget, local), taken @ worth, taken @ cost, taken.sum(axis=1), bits.T)
    return _best_only(choices, most=LARGEST)


def _coefficients(row: Row, local: dict[int, int]) -> WholeNumbers:
    coefficients = np.zeros(len(local), dtype=np.int64)
    for term in row.terms:
        if term.place in local:
            coefficients[local[term.place]] += term.coefficient
    return coefficients


def _bits(place: int, size: int) -> list[int]:
    # The lowest ids have the highest bits, so that of two equal sets the larger number is the one to keep.
    words = [0] * (-(-size // BITS))
    words[place // BITS] = 1 << (BITS - 1 - place % BITS)
    return words


def _joined(listed: _List, group: _List, *, most: int) -> _List:
    """Every entry with every choice of the group, the best only, of those that spend no more than `most`."""
    # Choice after choice, so that what is to be sorted is a few runs in order already.
    spent = (group.spent[:, np.newaxis] + listed.spent).ravel()
    value = (group.value[:, np.newaxis] + listed.value).ravel()
    kept = _undominated(spent, value, most)
    if kept is None:
        every = np.arange(len(spent))
        return _best_only(_combined(listed, group, every, spent, value), most=most)
    return _combined(listed, group, kept, spent, value)


def _combined(
    listed: _List, group: _List, entries: NDArray[np.intp], spent: WholeNumbers, value: WholeNumbers
) -> _List:
    choice, entry = np.divmod(entries, len(listed.spent))
    return _List(
        spent[entries],
        value[entries],
        listed.cost[entry] + group.cost[choice],
        listed.count[entry] + group.count[choice],
        listed.held[:, entry] + group.held[:, choice],
    )


def _undominated(spent: WholeNumbers, value: WholeNumbers, most: int) -> NDArray[np.intp] | None:
    """The entries for which none spends as little and is worth as much, in order; None where some are exactly alike."""
    order = np.flatnonzero(spent <= most)
    order = order[np.argsort(spent[order], kind="stable")]
    spent, value = spent[order], value[order]
    before = np.concatenate([[-LARGEST], np.maximum.accumulate(value)[:-1]])
    again = np.zeros(len(order), dtype=bool)
    again[1:] = spent[1:] == spent[:-1]
    if (again & (value == before)).any():
        return None
    order, spent = order[value > before], spent[value > before]
    # Of those that spend the same, the last is worth most.
    return order[np.append(spent[1:] != spent[:-1], True)] if len(order) else order


def _best_only(entries: _List, *, most: int) -> _List:
    # More spent must mean more value. Of entries that spend and are worth the same, the first by the tie order.
    entries = entries.at(entries.spent <= most)
    entries = entries.at(np.lexsort((-entries.value, entries.spent)))
    before = np.concatenate([[-LARGEST], np.maximum.accumulate(entries.value)[:-1]])
    better = entries.value > before
    same = np.zeros(len(better), dtype=bool)
    same[1:] = (entries.spent[1:] == entries.spent[:-1]) & (entries.value[1:] == entries.value[:-1])
    leads = np.maximum.accumulate(np.where(same, 0, np.arange(len(same)))) if len(same) else same
    kept = better | (same & better[leads.astype(np.intp)])
    entries = entries.at(kept)
    if len(entries.spent) == better.sum():
        return entries
    ties = (*-entries.held[::-1], entries.count, entries.cost, -entries.value, entries.spent)
    entries = entries.at(np.lexsort(ties))
    return entries.at(np.concatenate([[True], entries.spent[1:] != entries.spent[:-1]]))


def _least_to_come(groups: Sequence[_List]) -> list[int]:
    least = [int(group.spent.min()) if len(group.spent) else 0 for group in groups]
    return [sum(least[place + 1 :]) for place in range(len(groups))]


def _nothing(problem: PortfolioProblem) -> _List:
    zero = np.zeros(1, np.int64)
    return _List(zero, zero, zero, zero, np.zeros((-(-len(problem.columns) // BITS), 1), np.int64))


def _fits(problem: PortfolioProblem) -> bool:
    worth = sum(map(abs, score_millionths(problem)))
    return max(worth, sum(abs(cost.amount_gbp) for column in problem.columns for cost in column.costs)) < LARGEST


def _points(problem: PortfolioProblem, listed: _List, limit: int, low: Fraction) -> Points:
    # Of all that the lowest budget pays for, only the best is a step.
    start = max(0, int(np.searchsorted(listed.spent, int(low * limit), side="right")) - 1)
    listed = listed.at(np.arange(start, len(listed.spent)))
    if not limit:
        listed = listed.at(listed.spent <= 0)
    whole = low.numerator * limit // low.denominator
    factors = tuple(
        Fraction(max(0, spent), limit or 1) if spent > whole else max(low, Fraction(max(0, spent), limit or 1))
        for spent in listed.spent.tolist()
    )
    places = np.arange(len(problem.columns))
    words, shifts = places // BITS, BITS - 1 - places % BITS
    return Points(factors, (listed.held[words] >> shifts[:, np.newaxis] & 1).astype(bool).T)
