"""The smallest change of one fund's money or one capacity in one year at which another decision is worth more."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.analysis.nearest.limits import LeastLimit, Limit, limits_of, with_limit
from prioritise.analysis.nearest.sides import Sides, is_more, moves, worth
from prioritise.portfolio.explain.questions import Questions

LEAST_LEFT = Fraction(3, 4)
"""Less of a limit is looked for down to this part of it."""


@dataclass(frozen=True, order=True, slots=True)
class _Step:
    """How far a limit was followed: to a change, or to where the next may be. The nearest comes first."""

    distance: int
    is_open: bool
    amount: int

    @property
    def is_found(self) -> bool:
        """Whether deciding otherwise is worth more there."""
        return not self.is_open


Steps = Iterator[_Step]


def amount_changes_of_list(questions: Questions) -> tuple[NearestChange, ...]:
    """Find the least more and the least less of every fund and capacity in every year that change the list.

    More makes some list worth more; with less, the list can no longer be kept.
    """
    problem, changes = questions.problem, []
    for limit in limits_of(problem):
        least = LeastLimit(problem, limit, known=[questions.agreed.chosen])
        more = least.for_value(questions.agreed.value_millionths + 1)
        less = least.needed(questions.agreed.chosen) - 1
        ends = [] if more is None else [more]
        ends += [less] if less >= 0 else []
        changes += [_change(questions, limit, end) for end in ends]
    return tuple(changes)


def amount_changes_of(sides: Sides) -> tuple[NearestChange, ...]:
    """Find for one intervention the smallest change, more and less, at which the other decision is worth more.

    Of all funds and years one, and of every capacity one. Less is looked for down to three quarters of a limit. Both
    sides are followed from step to step: where the other side first could be worth more, and what keeping the decision
    is worth there. Whichever limit is nearest goes first, so that no search goes further than the smallest change.
    """
    changes = []
    for limits in _comparable(limits_of(sides.questions.problem)):
        for steps in (_more, _less):
            changes += _nearest(sides, [(limit, steps(sides, limit)) for limit in limits])
    return tuple(changes)


def _comparable(limits: Sequence[Limit]) -> list[list[Limit]]:
    groups: dict[str, list[Limit]] = {}
    for limit in limits:
        groups.setdefault("" if limit.is_money else limit.about, []).append(limit)
    return list(groups.values())


def _nearest(sides: Sides, searches: Sequence[tuple[Limit, Steps]]) -> list[NearestChange]:
    waiting = [(step, number) for number, (_, steps) in enumerate(searches) if (step := next(steps, None))]
    heapq.heapify(waiting)
    while waiting:
        step, number = heapq.heappop(waiting)
        limit, steps = searches[number]
        if step.is_found:
            return [_change(sides.questions, limit, step.amount)]
        if (following := next(steps, None)) is not None:
            heapq.heappush(waiting, (following, number))
    return []


def _more(sides: Sides, limit: Limit) -> Steps:
    problem = sides.questions.problem
    other = LeastLimit(sides.deciding_otherwise(problem), limit, known=[sides.otherwise.chosen])
    kept: int | None = sides.kept_millionths
    while kept is not None:
        amount = other.for_value(kept + 1)
        if amount is None:
            return
        there = worth(sides.keeping(with_limit(problem, limit, amount)), sides.known)
        is_found = there is None or there <= kept
        yield _Step(amount - limit.amount, not is_found, amount)
        kept = there


def _less(sides: Sides, limit: Limit) -> Steps:
    problem = sides.questions.problem
    keeping = LeastLimit(sides.keeping(problem), limit, known=[sides.questions.agreed.chosen])
    other = sides.otherwise.value_millionths if sides.otherwise.has_answer else None
    lowest = math.ceil(limit.amount * LEAST_LEFT)
    amount = min(limit.amount, keeping.needed(sides.questions.agreed.chosen)) - 1
    if other is None or amount < lowest:
        return
    otherwise = LeastLimit(sides.deciding_otherwise(problem), limit, known=[sides.otherwise.chosen])
    while other is not None and amount >= lowest:
        # How near it could be is known at once; what it takes to look further may never be needed.
        yield _Step(limit.amount - amount, True, amount)
        if not keeping.best_is_under(lowest, other):
            return
        # Below what a list worth as much needs, keeping the decision is worth less than the other was.
        enough = keeping.for_value(other)
        amount = amount if enough is None else min(amount, enough - 1)
        if amount < lowest:
            return
        other = otherwise.value_at(amount)
        if is_more(other, keeping.value_at(amount)):
            yield _Step(limit.amount - amount, False, amount)


def _change(questions: Questions, limit: Limit, amount: int) -> NearestChange:
    return NearestChange(
        kind=ChangeKind.FUND if limit.is_money else ChangeKind.CAPACITY,
        about=limit.about,
        swap=moves(questions, with_limit(questions.problem, limit, amount)),
        now=limit.amount,
        at=amount,
        unit=limit.unit,
        year=limit.year,
    )
