"""The nearest weights at which a list is best, against a grid of all weights."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from prioritise.portfolio.problem import score_millionths
from prioritise.portfolio.solve import solve
from prioritise.robustness.nearest_weights import nearest_weights
from tests.portfolio.brute_force import all_sets, allowed
from tests.portfolio.cases import random_problem
from tests.random_cases import cases, enough

CASES = 15
STEPS = 20
GRID = [
    (one / STEPS, two / STEPS, (STEPS - one - two) / STEPS)
    for one in range(STEPS + 1)
    for two in range(STEPS + 1 - one)
]


def problems(block):
    for seed in range(2000 + 3 * CASES * block, 2000 + 3 * CASES * (block + 1)):
        draw = random.Random(seed)
        asked = random_problem(seed, largest=6)
        columns = tuple(
            replace(each, coefficients=tuple(draw.choice([-5.0, 3.0, 10.0, 17.5, 30.0]) for _ in range(3)))
            for each in asked.columns
        )
        problem = replace(asked, criteria=("one", "two", "three"), weights=(0.5, 0.3, 0.2), columns=columns)
        sets = [each for each in all_sets(len(columns)) if allowed(problem, each)]
        if len(sets) > 2:
            yield seed, draw, problem, sets


def worths(problem, sets, weights):
    scores = score_millionths(problem, weights)
    return np.array([sum(scores[place] for place in each) for each in sets])


@pytest.mark.parametrize("block", cases(1, 4))
def test_a_list_that_is_best_somewhere_is_recognised_and_solving_at_the_weights_gives_it(block):
    tried = 0
    for seed, draw, problem, _ in problems(block):
        cuts = sorted((draw.random(), draw.random()))
        weights = (cuts[0], cuts[1] - cuts[0], 1 - cuts[1])
        chosen = solve(problem, weights=weights).chosen
        found = nearest_weights(problem, chosen)
        assert found.is_best, seed
        assert abs(sum(found.weights) - 1) < 1e-9
        assert min(found.weights) >= 0
        scores = score_millionths(problem, found.weights)
        best = solve(problem, weights=found.weights).value_millionths
        assert best - sum(scores[place] for place in chosen) <= len(problem.columns), seed
        tried += 1
    assert enough(block, tried, CASES)


@pytest.mark.parametrize("block", cases(1, 4))
def test_no_weights_of_a_grid_are_nearer_and_where_none_make_it_best_none_is_kinder(block):
    nearer = never = 0
    for seed, draw, problem, sets in problems(block):
        chosen = draw.choice(sets)
        place = sets.index(chosen)
        found = nearest_weights(problem, chosen)
        rounding = 2 * len(problem.columns) + 2
        lost = {
            weights: worths(problem, sets, weights).max() - worths(problem, sets, weights)[place] for weights in GRID
        }
        if found.is_best:
            moved = [
                sum(abs(one - other) for one, other in zip(weights, problem.weights, strict=True))
                for weights, loss in lost.items()
                if loss == 0
            ]
            assert found.moved <= min(moved, default=9.0) + 1e-4, seed
            nearer += 1
        else:
            assert min(lost.values()) >= found.lost_millionths - rounding, seed
            assert found.lost_millionths > 0
            never += 1
    assert enough(block, nearer, 3)
    assert enough(block, never, 3)


def test_a_list_best_by_the_agreed_weights_needs_no_move():
    _, _, problem, _ = next(problems(0))
    found = nearest_weights(problem, solve(problem).chosen)
    assert found.weights == problem.weights
    assert found.moved == 0
