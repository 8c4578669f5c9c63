"""One search for many weightings: proven in whole numbers whatever guides it, and open about what is not proven."""

import math
import time
from dataclasses import replace

import numpy as np
import pytest

from prioritise.domain.rules import AtLeast, Excludes, MustFund, Selection
from prioritise.portfolio.problem import Column, FundCost, score_millionths, scores_millionths, slopes_millionths
from prioritise.portfolio.search import Relaxation, Relaxed
from tests.portfolio.brute_force import best_portfolio
from tests.portfolio.cases import column, large_problem, problem, random_problem
from tests.portfolio.trees import every_best, scores_at_many, tree_of


class OtherPrices(Relaxation):
    """Prices that have nothing to do with the optimum."""

    def solve(self, *question):
        draw = np.random.default_rng(len(question[0]))
        return Relaxed(draw.uniform(0, 500, self.size), draw.uniform(0, 1, len(question[0])))


class NoPrices(Relaxation):
    """A relaxation that never has an answer, nor a reason."""

    def solve(self, *_):
        return None

    def conflict(self):
        return None


class FalseConflict(NoPrices):
    """Says of every cell that its rows cannot be kept, with multipliers that do not show it."""

    def conflict(self):
        return np.ones(self.size)


@pytest.mark.parametrize("relaxation", [Relaxation, OtherPrices, NoPrices, FalseConflict])
@pytest.mark.parametrize("seed", range(12))
def test_whatever_guides_it_the_answer_is_that_of_trying_every_set(seed, relaxation):
    asked = random_problem(seed, largest=8)
    scores = scores_at_many(asked, seed)
    found = tree_of(asked, scores, relaxation=relaxation)
    assert found.proven.all()
    assert found.sets == every_best(asked, scores)


@pytest.mark.parametrize("seed", range(12))
def test_splitting_into_cells_loses_nothing(monkeypatch, seed):
    monkeypatch.setattr("prioritise.portfolio.tree.search.MOST_NUMBERS", 1)
    asked = random_problem(seed, largest=8)
    scores = scores_at_many(asked, seed)
    assert tree_of(asked, scores).sets == every_best(asked, scores)


@pytest.mark.parametrize("steps", [1, 2, 7])
def test_coarse_tables_lose_nothing(monkeypatch, steps):
    monkeypatch.setattr("prioritise.portfolio.tree.completions.STEPS", steps)
    for seed in range(20):
        asked = random_problem(seed, largest=8)
        scores = scores_at_many(asked, seed)
        assert tree_of(asked, scores).sets == every_best(asked, scores)


def test_what_the_cell_has_fixed_is_chosen_though_it_costs_value():
    listed = [column("a", -30, 10), column("b", 20, 10), column("c", 20, 10), column("d", 9, 10)]
    asked = problem(listed, [30], rules=[MustFund("r", "a", "promised")])
    found = tree_of(asked, np.array([score_millionths(asked)]))
    assert found.sets == (frozenset({0, 1, 2}),)


def test_choosing_nothing_is_checked_too_where_nothing_is_open():
    asked = problem(
        [column("a", -1, 10)], [30], rules=[AtLeast("r", 1, Selection(interventions=("a",)), "one at least")]
    )
    assert tree_of(asked, np.array([score_millionths(asked)])).sets == (frozenset({0}),)


def test_no_set_at_all_is_proven_by_multipliers_without_looking_through_the_cells():
    # Any two of 24 exclude each other, and two are needed: the relaxation alone shows that it cannot be.
    listed = [column(f"i{n:02d}", 10 + n, 1) for n in range(24)]
    ids = tuple(each.intervention for each in listed)
    rules = [Excludes("one", ids, "one building"), AtLeast("two", 2, Selection(interventions=ids), "two are needed")]
    asked = problem(listed, [100], rules=rules)
    found = tree_of(asked, np.array([score_millionths(asked)]), work=200_000)
    assert (found.sets, found.proven.tolist()) == ((None,), [True])


def test_with_no_work_nothing_is_proven_and_the_best_start_is_kept():
    asked = large_problem(1, 30)
    scores = np.array([score_millionths(asked)] * 2)
    first, second = frozenset({0}), frozenset({1})
    better = max(first, second, key=lambda each: scores[0][list(each)].sum())
    found = tree_of(asked, scores, starts=[first, second], work=0)
    assert found.sets == (better, better)
    assert not found.proven.any()


def test_it_stops_at_its_deadline():
    asked = large_problem(1, 200)
    started = time.monotonic()
    found = tree_of(asked, np.array([score_millionths(asked)]), deadline=started + 0.5)
    assert time.monotonic() - started < 3
    assert not found.proven[0]


def test_numbers_that_would_outgrow_64_bits_are_not_tried():
    asked = problem([column("a", 10**12, 10), column("b", 10**12, 10)], [15])
    found = tree_of(asked, np.array([score_millionths(asked)]))
    assert (found.sets, found.proven.tolist()) == ((None,), [False])


def test_ties_are_settled_by_cost_then_number_then_id_at_every_weighting():
    listed = [
        Column(name, "", (worth, worth), amount, (FundCost("main", "2026/27", amount),))
        for name, worth, amount in (("a", 10.0, 20), ("b", 10.0, 20), ("c", 20.0, 40), ("d", 20.0, 40))
    ]
    asked = replace(problem(listed, [40]), criteria=("first", "second"), weights=(0.5, 0.5))
    found = tree_of(asked, scores_at_many(asked, 0))
    assert found.sets == (frozenset({2}),) * 5


def test_costs_too_large_for_one_objective_with_the_scores_still_settle_ties():
    listed = [column("a", 1000, 9 * 10**11 + 1), column("b", 1000, 9 * 10**11), column("c", 1000, 9 * 10**11 + 2)]
    asked = problem(listed, [10**12])
    assert tree_of(asked, np.array([score_millionths(asked)])).sets == (frozenset({1}),)


@pytest.mark.parametrize("seed", range(30))
def test_scores_of_many_weightings_are_those_of_each(seed):
    asked = random_problem(seed)
    rng = np.random.default_rng(seed)
    weights = np.concatenate([rng.dirichlet(np.ones(2), 20), [[0.5, 0.5], [1.0, 0.0], [0.25, 0.75]]])
    # Many of these end in half a millionth, where the order of adding up could decide.
    slopes = rng.integers(-200, 200, (len(weights), len(asked.columns), 2)) / 4_000_000
    found = slopes_millionths(slopes, weights)
    for row, own, shares in zip(found, slopes, weights, strict=True):
        columns = [replace(each, coefficients=tuple(slope)) for each, slope in zip(asked.columns, own, strict=True)]
        assert tuple(row) == score_millionths(replace(asked, columns=tuple(columns)), shares)
    same = scores_millionths(asked, weights)
    assert [tuple(row) for row in same] == [score_millionths(asked, shares) for shares in weights]


def test_a_sum_whose_order_moves_it_over_half_a_millionth_is_added_up_exactly():
    rng = np.random.default_rng(1)
    slopes = rng.integers(-200, 200, (200, 40, 7)) / 4_000_000
    weights = np.full((200, 7), 0.7)
    in_one_go = np.rint(1e6 * (slopes * weights[:, np.newaxis, :]).sum(axis=2)).astype(np.int64)
    exactly = [
        [round(1e6 * math.fsum((row * shares).tolist())) for row in own]
        for own, shares in zip(slopes, weights, strict=True)
    ]
    assert slopes_millionths(slopes, weights).tolist() == exactly
    assert in_one_go.tolist() != exactly


def test_the_best_of_one_weighting_is_that_of_the_brute_force():
    asked = random_problem(17, largest=9)
    best = best_portfolio(asked)
    assert best is not None
    assert tree_of(asked, np.array([score_millionths(asked)])).sets == (frozenset(best.chosen),)
