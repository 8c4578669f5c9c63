"""What the tests of the one search for many weightings share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import PortfolioProblem, scores_millionths
from prioritise.portfolio.search import Relaxation, whole_rows
from prioritise.portfolio.tree.search import BestSets, best_sets
from tests.portfolio.brute_force import all_sets, allowed

WORK = 10**12


def tree_of(
    asked: PortfolioProblem, scores: NDArray[np.int64], *, relaxation=Relaxation, starts=(), work: int = WORK, **named
) -> BestSets:
    model = build_model(asked)
    rows = whole_rows(model.rows, len(asked.columns))
    costs = [column.cost_gbp for column in asked.columns]
    return best_sets(rows, relaxation(model), scores, costs=costs, starts=starts, work=work, **named)


def scores_at_many(asked: PortfolioProblem, seed: int, count: int = 5) -> NDArray[np.int64]:
    return scores_millionths(asked, np.random.default_rng(seed).dirichlet(np.ones(len(asked.criteria)), count))


def every_best(asked: PortfolioProblem, scores: NDArray[np.int64]) -> tuple[frozenset[int] | None, ...]:
    """By trying every set at every weighting; None where no set keeps to the rules."""
    kept = [chosen for chosen in all_sets(len(asked.columns)) if allowed(asked, chosen)]
    return tuple(_best(asked, row, kept) for row in scores.tolist())


def _best(asked: PortfolioProblem, row: list[int], kept: list[tuple[int, ...]]) -> frozenset[int] | None:
    def order(chosen: tuple[int, ...]) -> tuple[int, int, int, tuple[bool, ...]]:
        cost = sum(asked.columns[place].cost_gbp for place in chosen)
        absent = tuple(place not in chosen for place in range(len(row)))
        return -sum(row[place] for place in chosen), cost, len(chosen), absent

    return frozenset(min(kept, key=order)) if kept else None
