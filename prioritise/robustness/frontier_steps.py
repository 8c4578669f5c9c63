"""The steps of a frontier: what is funded on them, what enters and leaves, and that they keep to every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio.model import all_rows
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, score_millionths
from prioritise.portfolio.search import whole_rows
from prioritise.portfolio.verify import failures
from prioritise.robustness.frontier_money import Points, ScaledMoney

IN_PLAIN_PYTHON = 100
"""How many of the steps are checked by the plain recheck too, evenly over all; up to twice as many if they are few."""

TOGETHER = 4_096
"""How many steps are multiplied at once."""

EXACT_IN_DOUBLES = 2**53

WholeNumbers = NDArray[np.int64]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class FrontierStep:
    """From this budget on, up to the next step, nothing better than `value_millionths` can be had.

    `factor` is the least share of today's limits that is enough, exact; `budget_gbp` the limits at it, each rounded
    down to whole pounds, added up. `chosen` are places in the problem's columns. `enters` and `leaves` are labels of
    columns, against the step before: the funded sets of a frontier are not nested.
    """

    factor: Fraction
    budget_gbp: int
    limits_gbp: tuple[int, ...]
    value_millionths: int
    cost_gbp: int
    chosen: tuple[int, ...]
    interventions: tuple[str, ...]
    enters: tuple[str, ...]
    leaves: tuple[str, ...]

    @property
    def value(self) -> float:
        """The best total score from this budget on, in points."""
        return self.value_millionths / MILLIONTHS


def described_steps(problem: PortfolioProblem, money: ScaledMoney, points: Points) -> tuple[FrontierStep, ...]:
    """Describe every point as a step, after the recheck: each row and limit as one product of whole numbers.

    Raises SolverFailed when a point breaks one.
    """
    if not points.factors:
        return ()
    chosen = points.chosen
    limits = [money.limits(factor) for factor in points.factors]
    _recheck(money, points, np.array(limits, dtype=np.int64).reshape(len(limits), -1))
    values = _products(chosen, np.array([score_millionths(problem)], dtype=np.int64))[:, 0].tolist()
    costs = _products(chosen, np.array([[column.cost_gbp for column in problem.columns]], dtype=np.int64))[
        :, 0
    ].tolist()
    entering, leaving = chosen.copy(), np.zeros_like(chosen)
    # Against the first step nothing enters.
    entering[0] = False
    entering[1:] &= ~chosen[:-1]
    leaving[1:] = chosen[:-1] & ~chosen[1:]
    ids, labels = [column.intervention for column in problem.columns], [column.label for column in problem.columns]
    places = _rows_of(chosen, list(range(len(ids))))
    listed = zip(
        points.factors,
        limits,
        values,
        costs,
        places,
        # In order of id already, and with one level of an intervention at most.
        _rows_of(chosen, ids),
        _rows_of(entering, labels),
        _rows_of(leaving, labels),
        strict=True,
    )
    return tuple(
        FrontierStep(factor, sum(limit), limit, value, cost, at, names, enters, leaves)
        for factor, limit, value, cost, at, names, enters, leaves in listed
    )


def _recheck(money: ScaledMoney, points: Points, limits: WholeNumbers) -> None:
    # Money by itself, so that one problem serves for every step.
    with_enough = money.at(money.enough)
    rows = whole_rows(all_rows(with_enough), len(with_enough.columns))
    fine: NDArray[np.bool_] = np.all(_products(points.chosen, rows.matrix) <= rows.limit, axis=1)
    for row in money.rows:
        spent = np.zeros((1, points.chosen.shape[1]), np.int64)
        for term in row.row.terms:
            spent[0, term.place] += term.coefficient
        fine &= _products(points.chosen, spent)[:, 0] <= row.fixed_gbp + limits[:, list(row.scaled)].sum(axis=1)
    for place in range(0, len(fine), max(1, len(fine) // IN_PLAIN_PYTHON)):
        fine[place] &= not failures(with_enough, np.flatnonzero(points.chosen[place]).tolist())
    if not fine.all():
        raise SolverFailed("A step did not survive the recheck. No answer is given.")


def _products(chosen: NDArray[np.bool_], matrix: WholeNumbers) -> WholeNumbers:
    """What every set (L, n) comes to in every row (m, n): whole numbers (L, m)."""
    small = np.abs(matrix).sum(axis=1, dtype=float).max(initial=0.0) < EXACT_IN_DOUBLES
    # Whole numbers all the same: in double precision only because that is many times as fast.
    kind = np.float64 if small else np.int64
    across = matrix.T.astype(kind)
    parts = [chosen[start : start + TOGETHER].astype(kind) @ across for start in range(0, len(chosen), TOGETHER)]
    return np.concatenate(parts).astype(np.int64)


def _rows_of(chosen: NDArray[np.bool_], items: Sequence[Item]) -> list[tuple[Item, ...]]:
    _, columns = np.nonzero(chosen)
    every = np.array(items, dtype=object)[columns].tolist()
    ends = np.concatenate([[0], np.cumsum(chosen.sum(axis=1))]).tolist()
    return [tuple(every[start:end]) for start, end in pairwise(ends)]
