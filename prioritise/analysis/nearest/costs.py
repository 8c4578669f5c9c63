"""The smallest change of one intervention's cost at which another decision, or another list, is best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.explaining import explain
from prioritise.analysis.left_out import leaving_out
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.repricing import repricing
from prioritise.portfolio.explain.entry import place_wanted, why_entry_cost_is_unclear
from prioritise.portfolio.explain.repricing import at_spending, spending_gbp
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import swap_between
from prioritise.portfolio.tie_order import TieOrder, place_shown, tie_order
from prioritise.portfolio.verify import failures

MOST_TIMES = 10
"""A cost is looked at up to so many times what is proposed."""


def cost_change_of(analysis: Analysis, intervention: str) -> tuple[NearestChange, ...]:
    """Find the cost of one intervention at which its own decision is the other; none where costing less may not help.

    Out: the largest cost at which it comes in, at the level it would be funded at and no other. In: the least cost at
    which it goes; then all it pays out, at every level, is scaled by one factor.
    """
    if why_entry_cost_is_unclear(analysis.problem, intervention):
        return ()
    inside = intervention in analysis.portfolio.interventions
    search = _Search.of(analysis, intervention) if inside else _Search.to_enter(analysis, intervention)
    if inside:
        spending = search.least_without() if search.whole else None
    else:
        entry = explain(analysis, intervention).entry_cost
        spending = None if entry is None else entry.spending_gbp
    return () if spending is None else (search.change(spending),)


def cost_changes_of_list(analysis: Analysis) -> tuple[NearestChange, ...]:
    """Find the smallest change of any one cost, more and less, at which another list is best. Whole pounds paid out.

    Once one is known, every other is first tried at as much: most change nothing there, and take one solve.
    """
    more: list[NearestChange] = []
    less: list[NearestChange] = []
    for intervention in analysis.problem.interventions:
        if why_entry_cost_is_unclear(analysis.problem, intervention.id):
            continue
        search = _Search.of(analysis, intervention.id)
        if intervention.id in analysis.portfolio.interventions:
            rise = search.rise_that_breaks(_bound(more))
            more += [] if rise is None else [search.change(rise)]
        fall = search.fall_that_changes(_bound(less))
        less += [] if fall is None else [search.change(fall)]
    return tuple(min(changes, key=lambda change: abs(change.amount)) for changes in (more, less) if changes)


def _bound(changes: Collection[NearestChange]) -> int | None:
    return min((int(abs(change.amount)) for change in changes), default=None)


@dataclass(frozen=True)
class _Search:
    """One intervention whose costs are scaled, against the list as it is; `alone` at this level (`place`) only."""

    analysis: Analysis
    intervention: str
    place: int
    alone: bool = False

    @classmethod
    def to_enter(cls, analysis: Analysis, intervention: str) -> _Search:
        """Take the column it would be funded at, and no other."""
        return cls(analysis, intervention, place_wanted(analysis.questions, intervention), alone=True)

    @classmethod
    def of(cls, analysis: Analysis, intervention: str) -> _Search:
        """Take the column it is chosen at, or else the one that scores best."""
        chosen, scores = analysis.portfolio.chosen, analysis.score_millionths
        return cls(analysis, intervention, place_shown(analysis.problem, intervention, chosen, scores))

    @property
    def whole(self) -> int:
        """What it pays out as proposed, in whole pounds."""
        return spending_gbp(self.analysis.problem.columns[self.place].costs)

    def least_without(self) -> int | None:
        """Find the least it pays out at which the best list does without it; None where none up to ten times does.

        None too where no list may do without it: at too high a cost there would then be no list at all.
        """
        low, high = self.whole, MOST_TIMES * self.whole
        if not self._without.has_answer or self.intervention in self._best(high).interventions:
            return None
        with_it = [self.analysis.portfolio]
        while high - low > 1:
            middle = (low + high) // 2
            if not any(self._beats_without(portfolio, middle) for portfolio in with_it):
                best = self._best(middle)
                if self.intervention not in best.interventions:
                    high = middle
                    continue
                with_it.append(best)
            low = middle
        return high

    def _beats_without(self, portfolio: Portfolio, spending: int) -> bool:
        """Whether a list with it can be kept at this much and comes before the best without it: no solve is needed."""
        problem, without = self._problem(spending), self._without
        if failures(problem, portfolio.chosen):
            return False
        return not without.has_answer or self._order(problem, portfolio) < self._order(problem, without)

    @property
    def _without(self) -> Portfolio:
        return self.analysis.questions.settled(self.intervention, inside=False)

    def rise_that_breaks(self, most: int | None) -> int | None:
        """Find the least it pays out at which the list cannot be kept or is beaten, within so much more."""
        low, high = self.whole, self.whole + (most or MOST_TIMES * self.whole)
        if not self.whole:
            return None
        if len(self.analysis.problem.columns_of[self.intervention]) > 1:
            return self._nearest_from(high)
        # Whatever else holds it loses as much; what does without it is worth what it was.
        present = self.analysis.portfolio
        if self._beats_without(present, high):
            return None
        dearer = range(low + 1, high)
        return low + 1 + bisect_left(dearer, True, key=lambda spending: not self._beats_without(present, spending))

    def fall_that_changes(self, most: int | None) -> int | None:
        """Find the largest it pays out at which another list is best, within so much less."""
        lowest = max(0, self.whole - (most or self.whole))
        return None if lowest >= self.whole else self._nearest_from(lowest)

    def change(self, spending: int) -> NearestChange:
        """Describe the change to this much, with what moves then."""
        return NearestChange(
            kind=ChangeKind.COST,
            about="",
            swap=swap_between(self.analysis.problem, self.analysis.portfolio, self._best(spending)),
            now=self.whole,
            at=spending,
            unit="gbp",
            intervention=self.intervention,
            level=self.analysis.problem.columns[self.place].level,
        )

    def _nearest_from(self, end: int) -> int | None:
        """What it pays out, nearest to what is proposed on the way there from `end`, where another list is best.

        The list that wins at one cost wins from there away from what is proposed. So find in plain Python how near that
        list carries, ask the solver one pound nearer, and go on.
        """
        step, spending = (1 if end < self.whole else -1), end
        winner = self._best(spending)
        while winner.chosen != self.analysis.portfolio.chosen:
            spending = self._carried(winner, spending, self.whole - step)
            if spending == self.whole - step:
                return spending
            spending += step
            winner = self._best(spending)
        return None if spending == end else spending - step

    def _carried(self, winner: Portfolio, low: int, high: int) -> int:
        """The cost nearest to `high`, from `low`, at which this list comes before the one as it is."""
        if self._comes_first(winner, high):
            return high
        while abs(high - low) > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._comes_first(winner, middle) else (low, middle)
        return low

    def _comes_first(self, winner: Portfolio, spending: int) -> bool:
        problem, present = self._problem(spending), self.analysis.portfolio
        if failures(problem, present.chosen):
            return True
        if not winner.has_answer or failures(problem, winner.chosen):
            return False
        return self._order(problem, winner) < self._order(problem, present)

    def _order(self, problem: PortfolioProblem, portfolio: Portfolio) -> TieOrder:
        """Place a list by what it is worth and costs in a problem of other costs."""
        return tie_order(problem, portfolio.chosen, score_millionths(problem))

    def _best(self, spending: int) -> Portfolio:
        near = [
            frozenset(portfolio.chosen)
            for portfolio in (self.analysis.portfolio, self._without)
            if portfolio.has_answer
        ]
        return solve(self._problem(spending), hints=near)

    def _problem(self, spending: int) -> PortfolioProblem:
        repriced = repricing(self.analysis.exercise)
        columns, own_places = list(self.analysis.problem.columns), self.analysis.problem.columns_of[self.intervention]
        for place in (self.place,) if self.alone else own_places:
            column = columns[place]
            own = spending_gbp(column.costs)
            if own and self.whole:
                columns[place] = repriced(column, at_spending(column.costs, own * spending // self.whole))
        changed = replace(self.analysis.problem, columns=tuple(columns))
        others = set(own_places) - {self.place} if self.alone else set()
        return leaving_out(changed, others) if others else changed
