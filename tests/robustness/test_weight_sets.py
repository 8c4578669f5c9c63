"""Weights drawn at random: where they lie, how they are spread, and that a seed gives them again."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.robustness.weight_sets import WeightSet, draw_weights, weight_sets

AGREED = (0.4, 0.3, 0.2, 0.1)
PARTNERS = ((0.7, 0.1, 0.1, 0.1), (0.1, 0.1, 0.1, 0.7), (0.25, 0.25, 0.25, 0.25))
MANY = 20_000


def drawn(drawn_from, *, agreed=AGREED, partners=PARTNERS, samples=MANY, seed=0):
    return draw_weights(drawn_from, agreed, partner_weights=partners, nearby=0.25, samples=samples, seed=seed).weights


@given(st.sampled_from(WeightSet), st.integers(1, 40), st.integers(0, 2**40))
def test_every_row_is_shares_that_sum_to_1(drawn_from, samples, seed):
    weights = drawn(drawn_from, samples=samples, seed=seed)
    assert weights.shape == (samples, 4)
    assert (weights >= 0).all()
    assert weights.sum(axis=1) == pytest.approx(1)


@pytest.mark.parametrize("drawn_from", WeightSet)
def test_a_seed_gives_the_same_weights_again_and_another_gives_others(drawn_from):
    assert (drawn(drawn_from, seed=7) == drawn(drawn_from, seed=7)).all()
    assert (drawn(drawn_from, seed=7) != drawn(drawn_from, seed=8)).any()


@pytest.mark.parametrize(
    ("drawn_from", "expected"),
    [
        (WeightSet.AROUND, "28719ade"),
        (WeightSet.PARTNERS, "30601ee9"),
        (WeightSet.ORDER, "7e45b5fc"),
        (WeightSet.ANY, "87221e02"),
    ],
)
def test_the_draws_are_the_same_on_every_machine_and_in_every_release(drawn_from, expected):
    digest = hashlib.sha256(np.ascontiguousarray(drawn(drawn_from, samples=100)).tobytes()).hexdigest()
    assert digest[:8] == expected


def test_around_the_agreed_ones_no_weight_moves_further_than_its_share_and_the_rest_allow():
    weights = drawn(WeightSet.AROUND)
    ratio = weights / np.array(AGREED)
    # Before they are made to sum to 1 again, each is within a quarter; so is their sum.
    assert ratio.min() > 0.75 / 1.25
    assert ratio.max() < 1.25 / 0.75
    assert weights.mean(axis=0) == pytest.approx(AGREED, abs=0.005)


def test_around_a_weight_of_nothing_it_stays_nothing():
    assert (drawn(WeightSet.AROUND, agreed=(0.5, 0.5, 0.0))[:, 2] == 0).all()


def test_mixtures_lie_between_the_partners_and_are_centred_on_their_mean():
    weights = drawn(WeightSet.PARTNERS)
    held = np.array(PARTNERS)
    assert (weights >= held.min(axis=0) - 1e-12).all()
    assert (weights <= held.max(axis=0) + 1e-12).all()
    assert weights.mean(axis=0) == pytest.approx(held.mean(axis=0), abs=0.005)
    parts = np.linalg.lstsq(held.T, weights.T, rcond=None)[0].T
    assert (parts > -1e-9).all()
    assert parts.sum(axis=1) == pytest.approx(1)
    assert parts.var(axis=0) == pytest.approx(1 / 18, rel=0.05)  # of an even draw of three parts


def test_in_the_agreed_order_no_weight_is_above_one_that_comes_before_it():
    weights = drawn(WeightSet.ORDER, agreed=(0.1, 0.4, 0.3, 0.2))
    assert (np.diff(weights[:, [1, 2, 3, 0]], axis=1) <= 0).all()


def test_the_mean_of_all_weights_in_an_order_is_the_rank_order_centroid():
    """For four criteria .5208, .2708, .1458 and .0625 (Barron and Barrett 1996, Management Science 42, 1515-1523)."""
    assert drawn(WeightSet.ORDER).mean(axis=0) == pytest.approx([0.5208, 0.2708, 0.1458, 0.0625], abs=0.005)


def test_criteria_that_weigh_the_same_come_in_either_order():
    weights = drawn(WeightSet.ORDER, agreed=(0.4, 0.3, 0.3))
    assert (weights[:, 0] >= weights[:, 1:].max(axis=1)).all()
    assert (weights[:, 1] > weights[:, 2]).mean() == pytest.approx(0.5, abs=0.02)
    assert weights.mean(axis=0) == pytest.approx([11 / 18, 7 / 36, 7 / 36], abs=0.005)


def test_any_weights_are_even_over_all_that_sum_to_1():
    weights = drawn(WeightSet.ANY)
    assert weights.mean(axis=0) == pytest.approx(0.25, abs=0.005)
    assert weights.var(axis=0) == pytest.approx(3 / 80, rel=0.05)  # of an even draw of four parts
    assert (weights > 0.5).any(axis=1).mean() == pytest.approx(0.5, abs=0.02)  # four corners of an eighth each


def test_one_criterion_has_all_the_weight():
    assert (drawn(WeightSet.ANY, agreed=(1.0,), samples=3) == 1).all()
    assert (drawn(WeightSet.ORDER, agreed=(1.0,), samples=3) == 1).all()


def test_mixtures_are_offered_where_there_is_something_to_mix():
    assert weight_sets(2) == tuple(WeightSet)
    assert WeightSet.PARTNERS not in weight_sets(1)


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="No partner"):
        drawn(WeightSet.PARTNERS, partners=())
    with pytest.raises(ValueError, match="At least one"):
        drawn(WeightSet.ANY, samples=0)
