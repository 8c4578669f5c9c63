"""The best set of columns under the full tie order: the solver's candidate, then a proof in whole numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.engine import Answer, Engine
from prioritise.portfolio.portfolio import PortfolioStatus, Proof
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.search import sets_worth

STATES = 1_000_000
"""How many partial sets a proof may try before the solver's own bound is relied on; about a second's work."""

HINTED_STATES = 20_000
"""The same when the candidate is only a hint: beyond this it is quicker to ask the solver."""

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
) -> Answer:
    """Greatest total score, then least total cost, then fewest interventions, then lowest ids.

    `scores` are whole millionths in column order; `hints` are sets that may be good. Lowest ids: of two sets
    equal so far, the one that holds the first column in which they differ. The bound is on the total score.
    Time-limited with a bound equal to the value means that the value is proven and only the tie order is not.
    Raises SolverFailed.
    """
    deadline = None if time_limit_seconds is None else time.monotonic() + time_limit_seconds
    likely = _likely(engine, scores, hints)
    if likely is not None:
        proven = _proven(engine, problem, scores, likely, HINTED_STATES)
        if proven is not None:
            return proven
    engine.reset()
    candidate = engine.maximise(scores, deadline=deadline)
    if candidate.status is not PortfolioStatus.OPTIMAL:
        return candidate
    proven = _proven(engine, problem, scores, candidate.chosen, STATES)
    return proven or _in_stages(engine, problem, scores, candidate, deadline)


def total(coefficients: Sequence[int], chosen: Iterable[int]) -> int:
    """The sum of the coefficients of the chosen columns."""
    return sum(coefficients[place] for place in chosen)


def _likely(engine: Engine, scores: Sequence[int], hints: Iterable[frozenset[int]]) -> frozenset[int] | None:
    # Best first, since most hints hold: there may be hundreds, and whether one holds is slow to say.
    best_first = sorted(hints, key=lambda hint: -total(scores, hint))
    return next((hint for hint in best_first if engine.holds(hint)), None)


def _proven(
    engine: Engine, problem: PortfolioProblem, scores: Sequence[int], candidate: frozenset[int], states: int
) -> Answer | None:
    # None when there is too much to exhaust. The candidate is among what is found, or something is wrong.
    least = total(scores, candidate)
    found = sets_worth(engine.whole_rows, engine.relaxation, scores, least=least, states=states)
    if found is None:
        return None
    if candidate not in found:
        raise SolverFailed("The proof missed a portfolio that was already known. No answer is given.")
    best = min(found, key=lambda chosen: _tie_order(problem, scores, chosen))
    return Answer(PortfolioStatus.OPTIMAL, best, total(scores, best), Proof.WHOLE_NUMBERS)


def _tie_order(
    problem: PortfolioProblem, scores: Sequence[int], chosen: frozenset[int]
) -> tuple[int, int, int, tuple[bool, ...]]:
    cost = sum(problem.columns[place].cost_gbp for place in chosen)
    absent = tuple(place not in chosen for place in range(len(scores)))
    return (-total(scores, chosen), cost, len(chosen), absent)


def _in_stages(
    engine: Engine,
    problem: PortfolioProblem,
    scores: Sequence[int],
    candidate: Answer,
    deadline: float | None,
) -> Answer:
    best = candidate.chosen
    for _ in range(MOST_RESTARTS):
        engine.reset()
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


def _tie_stages(engine: Engine, problem: PortfolioProblem, deadline: float | None) -> Iterator[Answer]:
    for objective in _cost_then_count(problem):
        answer = engine.maximise(objective, deadline=deadline)
        yield answer
        if answer.status is not PortfolioStatus.OPTIMAL:
            return
        engine.keep_at_least(objective, total(objective, answer.chosen))
    for start in range(0, len(problem.columns), CHUNK):
        places = range(start, min(start + CHUNK, len(problem.columns)))
        answer = engine.maximise(_id_order(places, len(problem.columns)), deadline=deadline)
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


def _id_order(places: range, size: int) -> list[int]:
    objective = [0] * size
    for place in places:
        objective[place] = 1 << (places.stop - 1 - place)
    return objective
