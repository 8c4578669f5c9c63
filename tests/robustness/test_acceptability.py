"""Rank acceptability, by hand, by integration and by definition."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.robustness import acceptability
from prioritise.robustness.acceptability import rank_acceptability

SMALL = st.integers(min_value=-20, max_value=20)


@st.composite
def cases(draw):
    """Whole-number values and weights, so that ties are common and nothing is rounded."""
    size, criteria, samples = draw(st.integers(1, 5)), draw(st.integers(1, 4)), draw(st.integers(1, 12))
    uncertain = draw(st.booleans())
    rows = size * samples if uncertain else size
    values = np.array(draw(st.lists(SMALL, min_size=rows * criteria, max_size=rows * criteria)), dtype=float)
    parts = st.lists(st.integers(0, 9), min_size=criteria, max_size=criteria)
    weights = np.array(draw(st.lists(parts, min_size=samples, max_size=samples)), dtype=float)
    return values.reshape((samples, size, criteria) if uncertain else (size, criteria)), weights


def by_definition(values, weights):
    """One sample and one pair at a time: i's best rank is 1 + how many score more; ties share what they take."""
    size = values.shape[-2]
    ranks = np.zeros((size, size))
    for number, shares in enumerate(weights):
        scores = (values if values.ndim == 2 else values[number]) @ shares
        for each in range(size):
            better, tied = int((scores > scores[each]).sum()), int((scores == scores[each]).sum())
            ranks[each, better : better + tied] += 1 / tied / len(weights)
    return ranks


@given(cases())
def test_every_share_is_that_of_counting_one_by_one(case):
    values, weights = case
    assert rank_acceptability(values, weights).ranks == pytest.approx(by_definition(values, weights))


@given(cases())
def test_every_intervention_has_one_rank_and_every_rank_one_intervention(case):
    ranks = rank_acceptability(*case).ranks
    assert (ranks >= 0).all()
    assert ranks.sum(axis=0) == pytest.approx(1)
    assert ranks.sum(axis=1) == pytest.approx(1)


@given(cases())
def test_central_weights_average_to_the_mean_of_all_weights(case):
    values, weights = case
    found = rank_acceptability(values, weights)
    firsts = np.nan_to_num(found.central_weights) * found.ranks[:, :1]
    assert firsts.sum(axis=0) == pytest.approx(weights.mean(axis=0))


@given(cases())
def test_who_is_never_first_has_no_central_weights_and_no_confidence(case):
    found = rank_acceptability(*case)
    never = found.ranks[:, 0] == 0
    assert np.isnan(found.central_weights[never]).all()
    assert not np.isnan(found.central_weights[~never]).any()
    assert (np.isnan(found.confidence) == never).all()


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_interventions_and_samples_does_not_matter(case, chance):
    values, weights = case
    size, samples = values.shape[-2], len(weights)
    order, drawn = chance.sample(range(size), size), chance.sample(range(samples), samples)
    found = rank_acceptability(values, weights)
    moved = rank_acceptability(values[order] if values.ndim == 2 else values[drawn][:, order], weights[drawn])
    assert moved.ranks == pytest.approx(found.ranks[order])
    assert moved.central_weights == pytest.approx(found.central_weights[order], nan_ok=True)


@given(cases(), st.sampled_from([1e-6, 0.5, 1e6]))
def test_the_unit_of_the_values_does_not_matter(case, factor):
    values, weights = case
    assert rank_acceptability(values * factor, weights).ranks == pytest.approx(
        rank_acceptability(values, weights).ranks
    )


@given(cases())
def test_the_same_values_in_every_sample_are_as_good_as_fixed_ones(case):
    values, weights = case
    fixed = values if values.ndim == 2 else values[0]
    once = rank_acceptability(fixed, weights)
    repeated = rank_acceptability(np.repeat(fixed[np.newaxis], len(weights), axis=0), weights)
    assert repeated.ranks == pytest.approx(once.ranks)
    assert (once.values_are_fixed, repeated.values_are_fixed) == (True, False)
    # The mean of weights that put it first puts it first, alone or shared.
    assert (repeated.confidence[once.ranks[:, 0] > 0] > 0).all()


def evenly(samples):
    """Two criteria, the first one's weight at the middle of each of many equal parts: integration by mid-points."""
    first = (np.arange(samples) + 0.5) / samples
    return np.column_stack([first, 1 - first])


def test_two_interventions_and_two_criteria_by_integration():
    # w v is 100 w for the first and 40 for the second, w from 0 to 1: the first leads from w = 0.4 on.
    found = rank_acceptability([[100, 0], [40, 40]], evenly(1000))
    assert found.ranks == pytest.approx(np.array([[0.6, 0.4], [0.4, 0.6]]))
    assert found.central_weights == pytest.approx(np.array([[0.7, 0.3], [0.2, 0.8]]))
    assert found.confidence.tolist() == [1, 1]


def test_three_interventions_and_two_criteria_by_integration():
    # 100 w, 100 (1 - w) and 60: the third leads from 0.4 to 0.6, and is never last.
    found = rank_acceptability([[100, 0], [0, 100], [60, 60]], evenly(1000))
    assert found.ranks == pytest.approx(np.array([[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0.0]]))
    assert found.central_weights[:, 0] == pytest.approx([0.8, 0.2, 0.5])


def test_three_criteria_by_the_area_of_a_triangle():
    # One intervention a criterion and one of 50 on each. The corners w1 > 1/2 are a quarter of the triangle each, with
    # their centres of gravity at (2/3, 1/6, 1/6); what is left in the middle is a quarter too.
    weights = np.random.default_rng(3).dirichlet(np.ones(3), 40_000)
    found = rank_acceptability([[100, 0, 0], [0, 100, 0], [0, 0, 100], [50, 50, 50]], weights)
    assert found.ranks[:, 0] == pytest.approx(0.25, abs=4 * 0.433 / 200)
    assert found.central_weights[0] == pytest.approx([2 / 3, 1 / 6, 1 / 6], abs=0.01)
    assert found.central_weights[3] == pytest.approx([1 / 3, 1 / 3, 1 / 3], abs=0.01)


def test_a_difference_with_a_known_spread_gives_a_known_confidence():
    # One criterion: the first is worth 1 more on average, and the difference has a spread of 2: Phi(1/2) = 0.69146.
    rng = np.random.default_rng(5)
    values = np.stack([rng.normal(1, math.sqrt(2), 40_000), rng.normal(0, math.sqrt(2), 40_000)], axis=1)
    found = rank_acceptability(values[:, :, np.newaxis], np.ones((40_000, 1)))
    assert found.confidence == pytest.approx([0.69146, 0.30854], abs=4 * 0.4619 / 200)


def test_those_that_tie_share_the_ranks_they_take_between_them():
    found = rank_acceptability([[50], [80], [50], [50]], [[1.0]])
    assert found.ranks.tolist() == [
        [0, pytest.approx(1 / 3), pytest.approx(1 / 3), pytest.approx(1 / 3)],
        [1, 0, 0, 0],
        [0, pytest.approx(1 / 3), pytest.approx(1 / 3), pytest.approx(1 / 3)],
        [0, pytest.approx(1 / 3), pytest.approx(1 / 3), pytest.approx(1 / 3)],
    ]


def test_scores_that_differ_by_rounding_alone_are_a_tie():
    # 0.1 + 0.2 is not 0.3 in binary.
    assert rank_acceptability([[1, 1, 0], [0, 0, 1]], [[0.1, 0.2, 0.3]]).ranks.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_a_dominated_intervention_is_never_first_and_says_nothing_of_its_weights():
    found = rank_acceptability([[60, 60], [50, 50]], evenly(10))
    assert found.ranks.tolist() == [[1, 0], [0, 1]]
    assert np.isnan(found.central_weights[1]).all()
    assert np.isnan(found.confidence[1])


def test_the_error_of_a_share_is_stated_and_largest_at_one_half():
    found = rank_acceptability([[100, 0], [0, 100]], evenly(400))
    assert found.samples == 400
    assert found.standard_error == pytest.approx(0.025)
    assert rank_acceptability([[2], [1]], [[1.0]] * 9).standard_error.max() == 0


def test_the_stated_error_is_the_spread_of_repeated_runs():
    values = [[100, 0, 20], [30, 80, 10], [50, 50, 40]]
    runs = [
        rank_acceptability(values, np.random.default_rng(seed).dirichlet(np.ones(3), 500)).ranks for seed in range(300)
    ]
    stated = rank_acceptability(values, np.random.default_rng(1).dirichlet(np.ones(3), 500)).standard_error
    assert np.std(runs, axis=0) == pytest.approx(stated, abs=0.004)


def test_many_samples_are_taken_in_parts_without_a_seam(monkeypatch):
    rng = np.random.default_rng(2)
    values, weights = rng.uniform(0, 100, (57, 6, 3)), rng.dirichlet(np.ones(3), 57)
    at_once = rank_acceptability(values, weights)
    monkeypatch.setattr(acceptability, "CELLS_AT_ONCE", 5 * 36)
    in_parts = rank_acceptability(values, weights)
    assert in_parts.ranks == pytest.approx(at_once.ranks)
    assert in_parts.confidence == pytest.approx(at_once.confidence)
    assert in_parts.central_weights == pytest.approx(at_once.central_weights, nan_ok=True)


def test_a_higher_place_comes_with_higher_values_everywhere():
    weights = np.random.default_rng(0).dirichlet(np.ones(4), 500)
    better = np.arange(4)[:, np.newaxis] * 10.0 + np.array([3, 1, 4, 1])
    ranks = rank_acceptability(better, weights).ranks
    assert all(np.argmax(above) < np.argmax(below) for below, above in pairwise(ranks))


@pytest.mark.parametrize(
    ("values", "weights", "told"),
    [
        ([[1, 2]], [0.5, 0.5], "rows of samples"),
        ([[1, 2]], np.ones((0, 2)), "at least one"),
        ([[1, 2, 3]], [[0.5, 0.5]], "as the weights"),
        ([1, 2], [[0.5, 0.5]], "as the weights"),
        (np.ones((3, 2, 2)), [[0.5, 0.5]], "3 samples of values and 1 of weights"),
        ([[1, float("nan")]], [[0.5, 0.5]], "are numbers"),
        ([[1, 2]], [[1.5, -0.5]], "below 0"),
    ],
)
def test_what_does_not_fit_is_refused(values, weights, told):
    with pytest.raises(ValueError, match=told):
        rank_acceptability(values, weights)
