"""The best set of columns under the full tie order: the solver's candidate, then a proof in whole numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.engine import Answer, Engine
from prioritise.portfolio.portfolio import PortfolioStatus, Proof
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.search import WholeNumbers
from prioritise.portfolio.tree.search import BestSets, best_sets

STATES = 1_000_000
"""How many partial sets a search for every set worth as much may try; about a second's work."""

FIRST_WORK = 100_000_000
"""How many numbers a proof may handle before the solver is asked for a better start; a second or two."""

WORK_A_STEP = 2_000
"""The same after the solver, for every step it took: about the solver's own time again."""

SAFE_MAGNITUDE = 2**36
"""Objectives are kept below this in sum, so that one unit is above the solver's tolerances in doubles."""

CHUNK = 30
"""How many columns one stage of the id order settles: powers of two up to 2**29."""

MOST_RESTARTS = 20
"""How often a later stage may find more value than the solver called the most."""


def best_set(
    engine: Engine,
    problem: PortfolioProblem,
    scores: Sequence[int],
    *,
    hints: Iterable[frozenset[int]] = (),
    time_limit_seconds: float | None = None,
    tried: bool = False,
) -> Answer:
    """Find the set with the greatest total score, then least total cost, then fewest interventions, then lowest ids.

    `scores` are whole millionths in column order; `hints` are sets that may be good. Lowest ids: of two sets
    equal so far, the one that holds the first column in which they differ. The bound is on the total score.
    `tried` is that a proof was tried already, so that the solver is asked at once.
    Time-limited with a bound equal to the value means that the value is proven and only the tie order is not.
    Raises SolverFailed.
    """
    deadline = None if time_limit_seconds is None else time.monotonic() + time_limit_seconds
    likely = _likely(engine, scores, hints)
    first = None if tried else sets_at(engine, problem, [scores], starts=likely, work=FIRST_WORK, deadline=deadline)
    if first is not None and first.proven[0]:
        return proven_answer(scores, first.sets[0])
    engine.reset()
    for chosen in first.sets if first is not None else likely:
        if chosen is not None:
            engine.start_from(chosen)
    candidate = engine.maximise(scores, deadline=deadline)
    if candidate.status is not PortfolioStatus.OPTIMAL:
        return candidate
    work = max(FIRST_WORK, WORK_A_STEP * engine.effort)
    last = sets_at(engine, problem, [scores], starts=[candidate.chosen], work=work, deadline=deadline)
    if not last.proven[0]:
        return _in_stages(engine, problem, scores, candidate, deadline)
    answer = proven_answer(scores, last.sets[0])
    if answer.bound < total(scores, candidate.chosen):
        raise SolverFailed("The proof missed a portfolio that was already known. No answer is given.")
    return answer


def sets_at(
    engine: Engine,
    problem: PortfolioProblem,
    scores: Sequence[Sequence[int]] | WholeNumbers,
    *,
    starts: Iterable[frozenset[int]] = (),
    work: int,
    deadline: float | None = None,
) -> BestSets:
    """Return the best set at each of many rows of scores by one search, as far as it comes with this much work."""
    whole = np.array(scores, dtype=np.int64).reshape(len(scores), len(problem.columns))
    costs = [column.cost_gbp for column in problem.columns]
    return best_sets(
        engine.whole_rows, engine.relaxation, whole, costs=costs, starts=starts, work=work, deadline=deadline
    )


def proven_answer(scores: Sequence[int], chosen: frozenset[int] | None) -> Answer:
    """Return a set proven best as an answer; None is the proof that no set keeps to the rows."""
    if chosen is None:
        return Answer(PortfolioStatus.INFEASIBLE, frozenset(), 0, Proof.WHOLE_NUMBERS)
    return Answer(PortfolioStatus.OPTIMAL, chosen, total(scores, chosen), Proof.WHOLE_NUMBERS)


def total(coefficients: Sequence[int], chosen: Iterable[int]) -> int:
    """Return the sum of the coefficients of the chosen columns."""
    return sum(coefficients[place] for place in chosen)


def _likely(engine: Engine, scores: Sequence[int], hints: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    # Best first, since most hints hold: there may be hundreds, and whether one holds is slow to say.
    best_first = sorted(hints, key=lambda hint: -total(scores, hint))
    holds = next((hint for hint in best_first if engine.holds(hint)), None)
    return [] if holds is None else [holds]


def _in_stages(
    engine: Engine,
    problem: PortfolioProblem,
    scores: Sequence[int],
    candidate: Answer,
    deadline: float | None,
) -> Answer:
    best = candidate.chosen
    if candidate.status is PortfolioStatus.OPTIMAL and _alone(engine, scores, best, deadline):
        return Answer(candidate.status, best, total(scores, best))
    for _ in range(MOST_RESTARTS):
        engine.reset()
        engine.start_from(best)
        value = total(scores, best)
        engine.keep_at_least(scores, value)
        answer = candidate
        for answer in _tie_stages(engine, problem, deadline):
            if total(scores, answer.chosen) > value:
                break
        if total(scores, answer.chosen) == value:
            return Answer(answer.status, answer.chosen, value)
        best = answer.chosen
    raise SolverFailed("The solver kept finding better portfolios than it called best. No answer is given.")


def _alone(engine: Engine, scores: Sequence[int], chosen: frozenset[int], deadline: float | None) -> bool:
    """Whether no other set is worth as much, so that no tie is to be settled."""
    engine.reset()
    engine.keep_at_least(scores, total(scores, chosen))
    engine.exclude(chosen)
    try:
        return engine.maximise(scores, deadline=deadline).status is PortfolioStatus.INFEASIBLE
    except SolverFailed:
        # Out of time, or no two runs agreed: the stages will tell.
        return False


def _tie_stages(engine: Engine, problem: PortfolioProblem, deadline: float | None) -> Iterator[Answer]:
    for objective in _cost_then_count(problem):
        answer = engine.maximise(objective, deadline=deadline)
        yield answer
        if answer.status is not PortfolioStatus.OPTIMAL:
            return
        engine.keep_at_least(objective, total(objective, answer.chosen))
    for places, objective in id_order(len(problem.columns)):
        answer = engine.maximise(objective, deadline=deadline)
        yield answer
        if answer.status is not PortfolioStatus.OPTIMAL:
            return
        engine.fix(places, answer.chosen)


def _cost_then_count(problem: PortfolioProblem) -> list[list[int]]:
    # Least cost * (n + 1) + count settles both at once, where the numbers stay small enough.
    size = len(problem.columns) + 1
    if sum(abs(column.cost_gbp) * size + 1 for column in problem.columns) < SAFE_MAGNITUDE:
        return [[-(column.cost_gbp * size + 1) for column in problem.columns]]
    return [[-column.cost_gbp for column in problem.columns], [-1] * len(problem.columns)]


def id_order(size: int) -> Iterator[tuple[range, list[int]]]:
    """Yield the objectives that settle the lowest ids of so many columns, one after another, with whose they are."""
    for start in range(0, size, CHUNK):
        places = range(start, min(start + CHUNK, size))
        yield places, [1 << (places.stop - 1 - place) if place in places else 0 for place in range(size)]
