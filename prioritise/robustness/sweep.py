"""The best portfolio at each of many weightings, the model built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from prioritise.portfolio.best import best_set
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio, PortfolioStatus
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths
from prioritise.portfolio.solve import portfolio_of


@dataclass(frozen=True)
class PortfolioSweep:
    """One optimal portfolio a weighting. Shapes: N weightings, n columns.

    `columns` are intervention ids, with the level after a colon where there are levels. `chosen` (N, n) is
    boolean. `value` (N,) is the total score in points, `value_millionths` (N,) the same in exact whole
    millionths. `funded_share` (n,) is the share 0-1 of weightings whose portfolio holds the column. With
    rules that cannot all be kept, `feasible` is False, nothing is chosen and `value` is nan.
    """

    columns: tuple[str, ...]
    chosen: NDArray[np.bool_]
    value: NDArray[np.float64]
    value_millionths: NDArray[np.int64]
    funded_share: NDArray[np.float64]
    feasible: bool


def optimal_portfolios(
    problem: PortfolioProblem,
    weights: ArrayLike,
    *,
    coefficients: NDArray[np.float64] | None = None,
    hints: Iterable[Portfolio] = (),
    told: Callable[[], None] | None = None,
) -> PortfolioSweep:
    """The optimal portfolio at each row of `weights` (N, k), in the full tie order of `portfolio.solve`.

    k is the number of the problem's criteria; each row holds shares. Every answer is proven and rechecked.
    `coefficients` (N, n, k) are the slopes of every column's score at each weighting, where figures are uncertain.
    `hints` and `told` are as for `portfolios_at`. Raises SolverFailed as `solve` does.
    """
    rows = [tuple(map(float, row)) for row in np.atleast_2d(np.asarray(weights, dtype=float))]
    portfolios = portfolios_at(problem, rows, coefficients=coefficients, hints=hints, told=told)
    chosen = np.zeros((len(rows), len(problem.columns)), dtype=bool)
    for place, portfolio in enumerate(portfolios):
        chosen[place, list(portfolio.chosen)] = True
    feasible = all(each.status is not PortfolioStatus.INFEASIBLE for each in portfolios)
    millionths = np.array([each.value_millionths for each in portfolios], dtype=np.int64)
    return PortfolioSweep(
        columns=tuple(column.label for column in problem.columns),
        chosen=chosen,
        value=millionths / MILLIONTHS if feasible else np.full(len(rows), np.nan),
        value_millionths=millionths,
        funded_share=chosen.mean(axis=0) if len(rows) else np.zeros(len(problem.columns)),
        feasible=feasible,
    )


def portfolios_at(
    problem: PortfolioProblem,
    weights: Sequence[Sequence[float]],
    *,
    coefficients: NDArray[np.float64] | None = None,
    hints: Iterable[Portfolio] = (),
    time_limit_seconds: float | None = None,
    told: Callable[[], None] | None = None,
) -> tuple[Portfolio, ...]:
    """The optimal portfolio at each weighting, in order; equal scores are solved once.

    What was best at one weighting is where the proof for the next one starts, and so are `hints`: portfolios
    of the same columns that may be good here. `coefficients` are as for `optimal_portfolios`. With a time limit for
    each solve, an answer may be the best found so far, and its status says so. `told` is called after each weighting.
    """
    engine = Engine(build_model(problem))
    known: dict[tuple[int, ...], Portfolio] = {}
    sets = {frozenset(hint.chosen) for hint in hints}
    found = []
    for number, shares in enumerate(weights):
        asked = problem if coefficients is None else with_coefficients(problem, coefficients[number])
        scores = score_millionths(asked, shares)
        if scores not in known:
            answer = best_set(engine, asked, scores, hints=sets, time_limit_seconds=time_limit_seconds)
            known[scores] = portfolio_of(asked, answer, weights=shares)
            sets.add(answer.chosen)
        found.append(known[scores])
        if told is not None:
            told()
    return tuple(found)


def with_coefficients(problem: PortfolioProblem, coefficients: NDArray[np.float64]) -> PortfolioProblem:
    """The problem with other slopes of its scores in the weights: (n, k), in the order of its columns."""
    rows = zip(problem.columns, coefficients.tolist(), strict=True)
    return replace(problem, columns=tuple(replace(column, coefficients=tuple(row)) for column, row in rows))
