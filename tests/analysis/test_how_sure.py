"""What the front door says of how sure a list is, on the small exercise."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from prioritise.analysis import (
    analyse,
    lists_over_weights,
    partner_regrets,
    ranks_over_weights,
    weight_sets_of,
    weight_thresholds,
    weights_drawn,
)
from prioritise.domain.rules import MustFund
from prioritise.robustness.weight_sets import WeightSet
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis


@cache
def analysis(seed=0):
    return analyse(small_exercise(), seed=seed)


def test_weights_are_drawn_with_the_seed_of_the_analysis_around_the_weights_it_used():
    first, other = weights_drawn(analysis(), WeightSet.AROUND), weights_drawn(analysis(1), WeightSet.AROUND)
    assert (first.seed, other.seed) == (0, 1)
    assert first.weights.shape == (1000, len(analysis().weights))
    assert first.weights.mean(axis=0) == pytest.approx(analysis().weights, abs=0.01)
    assert (first.weights != other.weights).any()
    scenario = analyse(small_exercise(), small_exercise().scenarios[1])
    assert weights_drawn(scenario, WeightSet.AROUND).weights.mean(axis=0) == pytest.approx(scenario.weights, abs=0.01)


def test_lists_and_ranks_are_found_from_the_same_weights():
    lists = lists_over_weights(analysis(), WeightSet.ANY, samples=40)
    ranks = ranks_over_weights(analysis(), WeightSet.ANY, samples=40)
    assert lists is not None
    assert (lists.drawn.weights == ranks.drawn.weights).all()
    listed = tuple(sorted(analysis().exercise.intervention_by_id))
    assert lists.interventions == listed
    assert ranks.interventions == tuple(each for each in listed if each != "stop-smoking-cut")


def test_the_first_ones_are_of_the_same_draws_figures_too():
    whole = lists_over_weights(analysis(), WeightSet.ANY, samples=30, figures=True)
    part = lists_over_weights(analysis(), WeightSet.ANY, samples=30, figures=True, first=15)
    assert whole is not None
    assert part is not None
    assert part.samples == 15
    assert (part.drawn.weights == whole.drawn.weights[:15]).all()
    assert (part.chosen == whole.chosen[:15]).all()
    assert (part.lost_millionths == whole.lost_millionths[:15]).all()


def test_the_ranks_at_one_weight_set_are_the_order_of_the_scores_there():
    ranks = ranks_over_weights(analysis(), WeightSet.ANY, samples=1)
    moved = dict(zip(analysis().group.criteria, ranks.drawn.weights[0], strict=True))
    scored = analyse(small_exercise(), replace(small_exercise().scenarios[0], weights=moved, id="moved"))
    order = sorted(ranks.interventions, key=lambda each: -scored.score_of[each].total)
    assert [ranks.interventions[place] for place in np.argmax(ranks.fixed.ranks, axis=0)] == order


def test_figures_vary_where_they_have_a_low_and_a_high():
    ranks = ranks_over_weights(analysis(), WeightSet.AROUND, samples=200)
    assert ranks.fixed.values_are_fixed
    assert ranks.with_figures is not None
    assert not ranks.with_figures.values_are_fixed


def test_lists_may_be_found_with_uncertain_figures_too():
    worked = worked_analysis()
    sure = lists_over_weights(worked, WeightSet.AROUND, samples=30)
    unsure = lists_over_weights(worked, WeightSet.AROUND, samples=30, figures=True)
    assert sure is not None
    assert unsure is not None
    assert (sure.figures_vary, unsure.figures_vary) == (False, True)
    assert (sure.drawn.weights == unsure.drawn.weights).all()
    assert unsure.best_share < sure.best_share


def test_regrets_and_thresholds_are_those_of_the_partners_and_criteria_in_order():
    found = partner_regrets(analysis())
    assert found is not None
    assert len(found.chosen) == len(analysis().group.partners)
    assert [each.criterion for each in weight_thresholds(analysis())] == list(analysis().problem.criteria)


def test_mixtures_are_offered_with_two_partners_and_not_with_one():
    assert weight_sets_of(analysis()) == tuple(WeightSet)
    alone = replace(small_exercise(), weights=tuple(w for w in small_exercise().weights if w.partner == "council"))
    assert WeightSet.PARTNERS not in weight_sets_of(analyse(alone))


def test_nothing_is_said_of_a_list_that_is_not_there():
    rules = (MustFund("all-in", "leaflet-van", "A test."), *small_exercise().rules)
    without = analyse(replace(small_exercise(), rules=rules))
    assert not without.portfolio.has_answer
    assert lists_over_weights(without, WeightSet.ANY, samples=3) is None
    assert partner_regrets(without) is None
    assert weight_thresholds(without) == ()
