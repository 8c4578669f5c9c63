"""What a search, a frontier or a count of places holds at once stays within the memory that is set."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from benchmarks.sweep_cases import made_up_problem, simplex_weights
from prioritise.domain.memory import memory_limited
from prioritise.robustness.acceptability import rank_acceptability
from prioritise.robustness.frontier import frontier
from prioritise.robustness.sweep import optimal_portfolios
from tests.portfolio.cases import large_problem

BYTES_A_GB = 1_000_000_000
LEAST_GB = 0.5
IMPORTED_GB = 0.25
"""What the libraries themselves take, more or less."""


def many_lists():
    found = optimal_portfolios(made_up_problem(0), simplex_weights(0, 100))
    return found.chosen.tolist()


def many_places():
    rng = np.random.default_rng(0)
    found = rank_acceptability(rng.uniform(0, 100, (900, 8)), rng.dirichlet(np.ones(8), 1_000))
    return found.ranks.tolist()


def many_budgets():
    found = frontier(large_problem(0, 20))
    return [(step.factor, step.chosen) for step in found.steps]


@pytest.mark.parametrize("work", [many_lists, many_places, many_budgets])
def test_with_the_least_memory_no_more_is_held_and_the_answer_is_the_same(work):
    expected = work()
    with memory_limited(LEAST_GB):
        tracemalloc.start()
        try:
            found = work()
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert found == expected
    assert most < (LEAST_GB - IMPORTED_GB) * BYTES_A_GB
