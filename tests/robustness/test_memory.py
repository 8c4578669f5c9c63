"""What a search, a frontier or a count of places holds at once stays within the memory that is set."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from benchmarks.sweep_cases import made_up_problem, simplex_weights
from prioritise.files.memory import LEAST_GB, MEMORY_GB, SAID_BY, at_once, memory_limited
from prioritise.portfolio.tree import completions, search, worth
from prioritise.robustness import acceptability, frontier_levels, frontier_list
from prioritise.robustness.acceptability import rank_acceptability
from prioritise.robustness.frontier import frontier
from prioritise.robustness.sweep import optimal_portfolios
from tests.architecture.source import ROOT
from tests.portfolio.cases import large_problem

SIZED = (acceptability, frontier_levels, frontier_list, completions, search, worth)
"""The modules that take a size from the memory that is set."""


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


def sizes_taken(work, monkeypatch):
    """Do the work, and return what it came to with every size that its parts took from the memory set."""
    sizes = set()

    def noting(numbers):
        sizes.add(at_once(numbers))
        return at_once(numbers)

    with monkeypatch.context() as patched:
        for module in SIZED:
            patched.setattr(module, "at_once", noting)
        return work(), sizes


def peak_bytes(work):
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("work", [many_lists, many_places, many_budgets])
def test_with_the_least_memory_parts_are_a_quarter_the_size_and_the_answer_is_the_same(work, monkeypatch):
    monkeypatch.delenv(SAID_BY, raising=False)
    expected, usual = sizes_taken(work, monkeypatch)
    assert usual
    with memory_limited(LEAST_GB):
        found, least = sizes_taken(work, monkeypatch)
    assert found == expected
    assert least == {int(size * LEAST_GB / MEMORY_GB) for size in usual}


def test_with_the_least_memory_less_is_held_at_once(monkeypatch):
    monkeypatch.delenv(SAID_BY, raising=False)
    many_places()
    usual = peak_bytes(many_places)
    with memory_limited(LEAST_GB):
        assert peak_bytes(many_places) < 0.9 * usual


def test_every_module_that_takes_a_size_is_looked_at():
    taking = {path.stem for path in (ROOT / "prioritise").rglob("*.py") if "import at_once" in path.read_text("utf-8")}
    assert taking == {module.__name__.rpartition(".")[2] for module in SIZED}
