"""The front of the room: the best portfolio for a problem, proven and rechecked."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence

from prioritise.domain.errors import UnknownName
from prioritise.portfolio.best import best_set
from prioritise.portfolio.engine import Answer, Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio, PortfolioStatus
from prioritise.portfolio.problem import PortfolioProblem, score_millionths
from prioritise.portfolio.verify import money, verify


def solve(
    problem: PortfolioProblem,
    *,
    weights: Sequence[float] | None = None,
    time_limit_seconds: float | None = None,
    hints: Iterable[frozenset[int]] = (),
) -> Portfolio:
    """Return the portfolio with the greatest total score; ties by least cost, fewest interventions, lowest ids.

    `weights` are shares in the order of `problem.criteria`; the problem's own when None. `hints` are sets of places
    that may be good: the answer is the same, sooner. Infeasible is a status, not an error. Raises SolverFailed when the
    solver gives no usable answer or the recheck does not confirm it.
    """
    start = time.monotonic()
    engine = Engine(build_model(problem, weights=weights))
    scores = score_millionths(problem, weights)
    # Building the model is part of what the person waits for.
    left = None if time_limit_seconds is None else max(0.0, time_limit_seconds - (time.monotonic() - start))
    answer = best_set(engine, problem, scores, hints=hints, time_limit_seconds=left)
    return portfolio_of(problem, answer, weights=weights)


def portfolio_of(problem: PortfolioProblem, answer: Answer, *, weights: Sequence[float] | None = None) -> Portfolio:
    """Return a solver's answer as a portfolio, after the recheck in plain Python. Raises SolverFailed."""
    if not answer.has_answer:
        return Portfolio(PortfolioStatus.INFEASIBLE, (), (), 0, None, 0, money(problem, ()), answer.proof)
    chosen = tuple(sorted(answer.chosen))
    checked = verify(problem, chosen, weights)
    return Portfolio(
        status=answer.status,
        chosen=chosen,
        interventions=problem.interventions_in(chosen),
        value_millionths=checked.value_millionths,
        bound_millionths=answer.bound,
        cost_gbp=checked.cost_gbp,
        money=checked.money,
        proof=answer.proof,
        transfers=checked.transfers,
    )


def time_limited_portfolio(problem: PortfolioProblem, labels: Collection[str], *, bound_millionths: int) -> Portfolio:
    """Return a list that was found within a time limit as a portfolio, after the recheck, without solving.

    `labels` are those of the problem's columns, and the bound is taken as it was found. Raises UnknownName for a label
    of no column, and SolverFailed naming every budget and rule that the list breaks.
    """
    places = {column.label: place for place, column in enumerate(problem.columns)}
    if unknown := sorted(set(labels) - set(places)):
        raise UnknownName(f"The list names what this exercise does not have: {', '.join(unknown)}.")
    chosen = frozenset(places[label] for label in labels)
    return portfolio_of(problem, Answer(PortfolioStatus.TIME_LIMITED, chosen, bound_millionths))
