"""Every list that no other beats in both of two aims, exactly: no weighting of the two brings all of them out.

In two phases (Ulungu and Teghem 1995). First a chain of lists from the best by the one aim to the best by the other,
by weighting the two. Then, between every two neighbours of the chain, every list whose weighted sum is above that of
the corner where it would be beaten by neither, by exhaustion in whole numbers. Where there are too many to exhaust, the
one aim is maximised with at least so much of the other, half way (the epsilon-constraint method: Haimes, Lasdon and
Wismer 1971), and both sides are looked at by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prioritise.domain.capacities import Capacity, CapacityUse
from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.best import best_set, sets_at, total
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.tie_order import TieOrder, tie_order
from prioritise.portfolio.tree.worth import sets_worth
from prioritise.portfolio.verify import failures

List = frozenset[int]
"""A list, by its columns."""

FLOOR = "at least so much more"
"""The limit that a list does at least so much; no capacity of an exercise can be called this, for it is no id."""

HALVINGS = range(-24, 17, 2)
"""The weightings of the first phase: the second aim counts by the square root of 2 to these powers, beside the first
when both are put on one footing."""

FINE = 2**36
"""What the weighted scores of a proof add up to at most: whole numbers far within 64 bits."""

BETWEEN_STATES = 3_000_000
"""How many partial sets one search between two points may try before they are parted; a second or two."""

PHASE_WORK = 200_000_000
"""How many numbers the first phase may handle; what it misses, the second finds."""


def non_dominated(
    problem: PortfolioProblem, scores: Sequence[int], gains: Sequence[int], *, known: List, most: int
) -> NonDominated:
    """List the sets that no other beats in both the sum of `scores` and that of `gains`, the `most` with best scores.

    Both are whole numbers by column. `known` is a set that keeps to the rules. Of sets that are equal in both, the one
    that costs least is listed. Raises SolverFailed.
    """
    search = _Search(problem, scores, gains, known)
    chain = search.chain()
    lists = chain[:1]
    for before, after in pairwise(chain):
        between = search.between(search.at(before), search.at(after), most)
        lists = search.best_of({*lists, after, *between})
        if len(lists) > most:
            break
    listed = tuple(lists[:most])
    if broken := [sentence for chosen in listed for sentence in failures(problem, chosen)]:
        raise SolverFailed(f"A list was found that breaks what was asked of it: {' '.join(broken)}")
    return NonDominated(listed, len(lists) <= most)


@dataclass(frozen=True, slots=True)
class NonDominated:
    """Lists that no other beats, best score first, and whether they are all there are."""

    lists: tuple[List, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What a list comes to by both aims, or could."""

    score: int
    gain: int


class _Search:
    """One problem and two aims."""

    def __init__(self, problem: PortfolioProblem, scores: Sequence[int], gains: Sequence[int], known: List) -> None:
        self._problem, self._scores, self._gains, self._known = problem, scores, gains, known
        self._engine = Engine(build_model(problem))
        self._ends: list[List] = []

    def chain(self) -> list[List]:
        """List the best by score to the best by gain, each with less score and more gain than the one before."""
        ends = self._ends = [self._best(self._scores), self._best(self._gains)]
        largest = [sum(map(abs, numbers)) or 1 for numbers in (self._scores, self._gains)]
        weighted = [self._weighted(1 / largest[0], 2 ** (power / 2) / largest[1]) for power in HALVINGS]
        starts = [self._known, *ends]
        swept = sets_at(self._engine, self._problem, weighted, starts=starts, work=PHASE_WORK)
        return self.best_of({*ends, *(chosen for chosen in swept.sets if chosen is not None)})

    def between(self, left: Point, right: Point, most: int) -> set[List]:
        """Find lists that may not be beaten with more gain than the left and more score than the right, none missed.

        Once there are more than `most`, those with the most gain may be missing.
        """
        if right.gain - left.gain < 2 or left.score <= right.score:
            return set()
        near = self._above(left, right)
        if near is not None:
            return set(self.best_of(near))
        # Too many: those with at least half of the gain apart, of which the best by score is the first.
        floor = (left.gain + right.gain) // 2 + 1
        best = self._best_from(floor)
        there = self.at(best)
        lists = {best, *self.between(left, Point(there.score, floor), most)}
        return lists if len(self.best_of(lists)) > most else {*lists, *self.between(there, right, most)}

    def at(self, chosen: List) -> Point:
        """Return what a list comes to."""
        return Point(total(self._scores, chosen), total(self._gains, chosen))

    def _above(self, left: Point, right: Point) -> tuple[List, ...] | None:
        """Every list whose weighted sum is above that of the corner; None where there are too many to try."""
        of_score, of_gain = right.gain - left.gain, left.score - right.score
        weighted = self._weighted(of_score, of_gain)
        corner = of_score * (right.score + 1) + of_gain * (left.gain + 1)
        # A rounded sum is out by half a unit a column at most.
        least = int(self._scale(of_score, of_gain) * corner) - len(weighted) - 1
        self._engine.reset()
        rows, relaxation = self._engine.whole_rows, self._engine.relaxation
        return sets_worth(rows, relaxation, weighted, least=least, states=BETWEEN_STATES)

    def best_of(self, lists: Iterable[List]) -> list[List]:
        """List those that no other of these beats, best score first; of equals the one that costs least."""
        kept: list[List] = []
        for chosen in sorted(lists, key=self._order):
            if not kept or self.at(chosen).gain > self.at(kept[-1]).gain:
                kept.append(chosen)
        return kept

    def _order(self, chosen: List) -> tuple[int, int, TieOrder]:
        point = self.at(chosen)
        return -point.score, -point.gain, tie_order(self._problem, chosen, self._scores)

    def _scale(self, of_score: float, of_gain: float) -> float:
        size = of_score * sum(map(abs, self._scores)) + of_gain * sum(map(abs, self._gains))
        return FINE / max(1e-300, size)

    def _weighted(self, of_score: float, of_gain: float) -> list[int]:
        scale = self._scale(of_score, of_gain)
        pairs = zip(self._scores, self._gains, strict=True)
        return [round(scale * (of_score * score + of_gain * gain)) for score, gain in pairs]

    def _best(self, row: Sequence[int]) -> List:
        answer = best_set(self._engine, self._problem, row, hints=[self._known])
        self._engine.reset()
        return answer.chosen

    def _best_from(self, floor: int) -> List:
        """The list with the best score and at least so much gain; one is known to have it."""
        pairs = zip(self._problem.columns, self._gains, strict=True)
        columns = tuple(
            replace(column, uses=(*column.uses, CapacityUse(column.intervention, column.level, FLOOR, "", -gain)))
            for column, gain in pairs
        )
        limits = (*self._problem.capacities, Capacity(FLOOR, "", "", -floor))
        asked = replace(self._problem, columns=columns, capacities=limits)
        answer = best_set(Engine(build_model(asked)), asked, self._scores, hints=self._ends)
        if not answer.has_answer or failures(asked, answer.chosen):
            raise SolverFailed("A list that was found before could not be found again. No answer is given.")
        return answer.chosen
