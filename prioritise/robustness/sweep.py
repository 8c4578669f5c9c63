"""The best portfolio at each of many weightings, the model built once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from prioritise.portfolio.best import FIRST_WORK, best_set, proven_answer, sets_at, total
from prioritise.portfolio.engine import Answer, Engine
from prioritise.portfolio.model import build_model
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, scores_millionths, slopes_millionths
from prioritise.portfolio.solve import portfolio_of

MANY_COLUMNS, MANY, FEW = 80, 500, 50
"""Up to so many columns many weightings share one search; above that few, near one another."""

WORK_A_WEIGHTING = 5_000_000
"""How many numbers one search may handle for each weighting more, before the solver is asked one by one."""


@dataclass(frozen=True)
class PortfolioSweep:
    """One optimal portfolio a weighting. Shapes: N weightings, n columns.

    `columns` are intervention ids, with the level after a colon where there are levels. `chosen` (N, n) is
    boolean. `value` (N,) is the total score in points, `value_millionths` (N,) the same in exact whole
    millionths. `funded_share` (n,) is the share 0-1 of weightings whose portfolio holds the column. With
    rules that cannot all be kept, nothing is chosen and `value` is nan.
    """

    columns: tuple[str, ...]
    chosen: NDArray[np.bool_]
    value: NDArray[np.float64]
    value_millionths: NDArray[np.int64]
    funded_share: NDArray[np.float64]


def optimal_portfolios(
    problem: PortfolioProblem,
    weights: ArrayLike,
    *,
    coefficients: NDArray[np.float64] | None = None,
    hints: Iterable[Portfolio] = (),
) -> PortfolioSweep:
    """Return the optimal portfolio at each row of `weights` (N, k), in the full tie order of `portfolio.solve`.

    k is the number of the problem's criteria; each row holds shares. Every answer is proven and rechecked.
    `coefficients` (N, n, k) are the slopes of every column's score at each weighting, where figures are uncertain.
    `hints` are as for `portfolios_at`. Raises SolverFailed as `solve` does.
    """
    rows = [tuple(map(float, row)) for row in np.atleast_2d(np.asarray(weights, dtype=float))]
    portfolios = portfolios_at(problem, rows, coefficients=coefficients, hints=hints)
    chosen = np.zeros((len(rows), len(problem.columns)), dtype=bool)
    for place, portfolio in enumerate(portfolios):
        chosen[place, list(portfolio.chosen)] = True
    feasible = all(portfolio.has_answer for portfolio in portfolios)
    millionths = np.array([answer.value_millionths for answer in portfolios], dtype=np.int64)
    return PortfolioSweep(
        columns=tuple(column.label for column in problem.columns),
        chosen=chosen,
        value=millionths / MILLIONTHS if feasible else np.full(len(rows), np.nan),
        value_millionths=millionths,
        funded_share=chosen.mean(axis=0) if len(rows) else np.zeros(len(problem.columns)),
    )


def portfolios_at(
    problem: PortfolioProblem,
    weights: Sequence[Sequence[float]],
    *,
    coefficients: NDArray[np.float64] | None = None,
    hints: Iterable[Portfolio] = (),
    time_limit_seconds: float | None = None,
    progress: Callable[[], None] | None = None,
) -> tuple[Portfolio, ...]:
    """Return the optimal portfolio at each weighting, in order; equal scores are solved once.

    What was best at one weighting is where the proof for the next one starts, and so are `hints`: portfolios
    of the same columns that may be good here. `coefficients` are as for `optimal_portfolios`. With a time limit for
    each solve, an answer may be the best found so far, and its status says so. `progress` is called after each
    weighting.
    """
    if not len(weights):
        return ()
    shares = np.array(weights, dtype=float)
    if coefficients is None:
        scores = scores_millionths(problem, shares)
    else:
        scores = slopes_millionths(np.asarray(coefficients, dtype=float), shares)
    distinct, number_of = np.unique(scores, axis=0, return_inverse=True)
    sweep = _Sweep(problem, {frozenset(hint.chosen) for hint in hints}, time_limit_seconds)
    portfolios: dict[int, Portfolio] = {}
    for block in near_blocks(distinct, FEW if len(problem.columns) > MANY_COLUMNS else MANY):
        portfolios |= zip(map(int, block), sweep.portfolios(distinct[block]), strict=True)
        if progress is not None:
            for _ in range(int(np.isin(number_of, block).sum())):
                progress()
    return tuple(portfolios[int(number)] for number in number_of)


def near_blocks(points: NDArray[np.int64], most: int) -> Iterator[NDArray[np.intp]]:
    """Put rows, by place, in blocks of `most` at most, near ones together: halved where they are widest."""
    waiting = [np.arange(len(points))]
    while waiting:
        block = waiting.pop()
        if len(block) <= most:
            yield block
            continue
        widest = np.ptp(points[block], axis=0).argmax()
        order = block[np.argsort(points[block, widest], kind="stable")]
        waiting += [order[len(order) // 2 :], order[: len(order) // 2]]


class _Sweep:
    """One built model and what was best so far: one search a block, and every distinct set rechecked once."""

    def __init__(self, problem: PortfolioProblem, known: set[frozenset[int]], time_limit_seconds: float | None) -> None:
        self._problem, self._time_limit_seconds = problem, time_limit_seconds
        self._engine = Engine(build_model(problem))
        self._known = {chosen for chosen in known if self._engine.holds(chosen)}
        self._checked: dict[frozenset[int], Portfolio] = {}

    def portfolios(self, scores: NDArray[np.int64]) -> list[Portfolio]:
        """Return the best portfolio at every row of scores (N, n)."""
        limit = self._time_limit_seconds
        swept = sets_at(
            self._engine,
            self._problem,
            scores,
            starts=self._known,
            work=FIRST_WORK + WORK_A_WEIGHTING * (len(scores) - 1),
            deadline=None if limit is None else time.monotonic() + limit * len(scores),
        )
        self._known.update(chosen for chosen in swept.sets if chosen is not None)
        portfolios = []
        for row, chosen, proven in zip(scores.tolist(), swept.sets, swept.proven, strict=True):
            answer = proven_answer(row, chosen) if proven else self._alone(row)
            portfolios.append(self._portfolio(row, answer))
        return portfolios

    def _alone(self, scores: Sequence[int]) -> Answer:
        limit = self._time_limit_seconds
        answer = best_set(self._engine, self._problem, scores, hints=self._known, time_limit_seconds=limit, tried=True)
        if answer.has_answer:
            self._known.add(answer.chosen)
        return answer

    def _portfolio(self, scores: Sequence[int], answer: Answer) -> Portfolio:
        # What a set costs and whether it keeps to the rules is the same at every weighting; what it is worth is not.
        if not answer.has_answer:
            return portfolio_of(self._problem, answer)
        if answer.chosen not in self._checked:
            self._checked[answer.chosen] = portfolio_of(self._problem, answer)
        return replace(
            self._checked[answer.chosen],
            status=answer.status,
            value_millionths=total(scores, answer.chosen),
            bound_millionths=answer.bound,
            proof=answer.proof,
        )


def with_coefficients(problem: PortfolioProblem, coefficients: NDArray[np.float64]) -> PortfolioProblem:
    """Return the problem with other slopes of its scores in the weights: (n, k), in the order of its columns."""
    rows = zip(problem.columns, coefficients.tolist(), strict=True)
    return replace(problem, columns=tuple(replace(column, coefficients=tuple(row)) for column, row in rows))
