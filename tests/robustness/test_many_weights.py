"""The chosen list against many weights, by hand and by solving each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from prioritise.domain.rules import MustFund
from prioritise.portfolio.problem import FundCost
from prioritise.portfolio.solve import solve
from prioritise.robustness.many_weights import joined_lists, lists_over_weights
from prioritise.robustness.weight_sets import DrawnWeights, WeightSet, draw_weights
from tests.portfolio.brute_force import best_portfolio
from tests.portfolio.cases import Column, problem
from tests.robustness.many_criteria import at_odds, crowded


def drawn(*rows):
    return DrawnWeights(WeightSet.ANY, 0, 0.25, np.array(rows))


def two_for_one():
    cost = (FundCost("main", "2026/27", 10),)
    listed = [Column("a", "", (60.0, 0.0), 10, cost), Column("b", "", (0.0, 40.0), 10, cost)]
    return replace(problem(listed, [10]), criteria=("need", "reach"), weights=(0.5, 0.5))


def test_shares_and_losses_are_over_the_weight_sets_given():
    # a is worth 60 w and b 40 (1 - w): a is best at 0.9 and 0.5, b at 0.2, where a is worth 12 and b 32.
    asked = two_for_one()
    found = lists_over_weights(asked, solve(asked), drawn([0.9, 0.1], [0.5, 0.5], [0.2, 0.8], [1.0, 0.0]))
    assert found is not None
    assert found.share_of == {"a": 0.75, "b": 0.25}
    assert found.lost_millionths.tolist() == [0, 0, 20_000_000, 0]
    assert (found.best_share, found.mean_lost, found.most_lost) == (0.75, 5.0, 20.0)
    assert (found.different_lists, found.samples) == (2, 4)


def test_a_list_that_ties_with_the_best_is_best_too():
    # At w = 0.4 both are worth 24.
    asked = two_for_one()
    found = lists_over_weights(asked, solve(asked), drawn([0.4, 0.6]))
    assert found is not None
    assert found.best_share == 1


def test_an_intervention_counts_as_funded_at_any_level():
    listed = [Column("a", "full", (3.0, 0.0), 10, ()), Column("a", "half", (1.0, 2.0), 5, ())]
    asked = replace(problem(listed, [100]), criteria=("need", "reach"), weights=(0.5, 0.5))
    found = lists_over_weights(asked, solve(asked), drawn([1.0, 0.0], [0.0, 1.0]))
    assert found is not None
    assert (found.interventions, found.funded_share, found.different_lists) == (("a",), (1.0,), 2)


@pytest.mark.parametrize("case", [at_odds, crowded])
@pytest.mark.parametrize("seed", range(8))
def test_every_share_is_that_of_trying_every_set_at_every_weight(seed, case):
    asked = case(seed)
    weights = draw_weights(WeightSet.ANY, asked.weights, nearby=0.25, samples=12, seed=seed)
    found = lists_over_weights(asked, solve(asked), weights)
    each_best = [best_portfolio(replace(asked, weights=tuple(row))) for row in weights.weights.tolist()]
    if each_best[0] is None:
        assert found is None
        return
    assert found is not None
    held = [asked.interventions_in(best.chosen) for best in each_best]
    for name, share in found.share_of.items():
        assert share == pytest.approx(sum(name in ids for ids in held) / 12)
    assert found.different_lists == len({best.chosen for best in each_best})


def test_figures_that_vary_too_change_who_is_best_and_what_is_lost():
    # At even weights a is worth 30 and b 20; in the second draw a is worth 5 and b 45, so that a loses 40.
    asked = two_for_one()
    slopes = np.array([[[60.0, 0.0], [0.0, 40.0]], [[10.0, 0.0], [0.0, 90.0]]])
    found = lists_over_weights(asked, solve(asked), drawn([0.5, 0.5], [0.5, 0.5]), coefficients=slopes)
    assert found is not None
    assert found.figures_vary
    assert found.share_of == {"a": 0.5, "b": 0.5}
    assert found.lost_millionths.tolist() == [0, 40_000_000]


def test_nothing_is_said_where_no_list_obeys_the_rules():
    asked = replace(two_for_one(), rules=(MustFund("r", "a", ""), MustFund("s", "b", "")))
    assert lists_over_weights(asked, solve(asked), drawn([0.5, 0.5])) is None


def test_parts_together_are_the_whole():
    asked = crowded(2)
    weights = draw_weights(WeightSet.ANY, asked.weights, nearby=0.25, samples=20, seed=0)
    whole = lists_over_weights(asked, solve(asked), weights)
    parts = [
        lists_over_weights(asked, solve(asked), replace(weights, weights=weights.weights[start : start + 8]))
        for start in (0, 8, 16)
    ]
    joined = joined_lists(parts)
    assert whole is not None
    assert (joined.drawn.weights == weights.weights).all()
    assert (joined.chosen == whole.chosen).all()
    assert joined.funded_share == whole.funded_share
    assert (joined.lost_millionths == whole.lost_millionths).all()
    assert (joined.different_lists, joined.samples) == (whole.different_lists, 20)
