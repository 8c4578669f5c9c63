"""One search for many weightings against trying every set, on many random cases; and against the solver on larger."""

import numpy as np
import pulp
import pytest

from benchmarks.sweep_cases import made_up_problem, mixture_weights, simplex_weights
from prioritise.portfolio.model import build_model
from prioritise.portfolio.problem import scores_millionths
from prioritise.portfolio.rules import RULES
from tests.portfolio.brute_force import allowed
from tests.portfolio.cases import random_problem
from tests.portfolio.trees import every_best, scores_at_many, tree_of
from tests.random_cases import cases

SMALL, LARGER = 50, 20
"""How many cases one test takes: small ones against every set there is, larger ones against the solver, no gap."""

PARTS = 6
"""How many tests of small cases there are, `make deep` included."""

NOTHING: tuple[int, ...] = ()


@pytest.mark.parametrize("part", cases(2, PARTS))
def test_every_set_is_the_one_found_by_trying_every_set(monkeypatch, part):
    answered = not_at_nothing = 0
    for seed in range(SMALL * part, SMALL * (part + 1)):
        # Every other case splits all there is to split.
        monkeypatch.setattr("prioritise.portfolio.tree.search.MOST_NUMBERS", 1 if seed % 2 else 300_000)
        monkeypatch.setattr("prioritise.portfolio.tree.search.TOGETHER", 2 if seed % 3 else 48)
        asked = random_problem(seed)
        scores = scores_at_many(asked, seed)
        found = tree_of(asked, scores)
        assert found.proven.all()
        assert found.sets == every_best(asked, scores)
        answered += found.sets[0] is not None
        not_at_nothing += found.sets[0] is not None and not allowed(asked, NOTHING)
    assert answered > 20
    assert not_at_nothing > 3


def test_the_small_cases_have_every_kind_of_rule_and_levels():
    asked = [random_problem(seed) for seed in range(SMALL * PARTS)]
    assert {type(rule) for each in asked for rule in each.rules} == set(RULES)
    assert sum(len(each.columns) > len(each.interventions) for each in asked) > len(asked) / 10


@pytest.mark.slow
@pytest.mark.parametrize("part", cases(2, 10))
def test_values_of_larger_cases_are_those_of_the_solver_without_a_gap(part):
    for seed in range(LARGER * part, LARGER * (part + 1)):
        asked = made_up_problem(seed, interventions=24 + seed % 9, deprived_share=0.25 + 0.05 * (seed % 5))
        weights = (simplex_weights, mixture_weights)[seed % 2](seed, 3)
        scores = scores_millionths(asked, weights)
        found = tree_of(asked, scores)
        assert found.proven.all()
        for shares, row, chosen in zip(weights, scores, found.sets, strict=True):
            assert chosen is not None
            program = build_model(asked, weights=shares).program
            program.solve(pulp.HiGHS(msg=False, gapRel=0, threads=1))
            assert int(row[list(chosen)].sum()) == round(pulp.value(program.objective))


@pytest.mark.parametrize("seed", range(20))
def test_blocks_of_near_weightings_answer_as_one(seed):
    asked = random_problem(seed, largest=9)
    scores = scores_at_many(asked, seed, 12)
    whole = tree_of(asked, scores)
    parts = [tree_of(asked, scores[start : start + 5]).sets for start in (0, 5, 10)]
    assert whole.sets == tuple(each for part in parts for each in part)
    assert np.all(whole.proven)
