"""From what a person said to shares that sum to 1."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.judgement.weights.point_shares import points
from prioritise.judgement.weights.ranks import rank_order_centroid, ranked
from prioritise.judgement.weights.swings import swing

SOME_POINTS = st.lists(st.floats(0, 1000), min_size=1, max_size=9).filter(lambda given: sum(given) > 1e-6)


def test_points_become_shares():
    assert points([30, 10, 0]).weights == pytest.approx([0.75, 0.25, 0])


def test_swings_become_shares_of_their_sum():
    assert swing([100, 50, 50]).weights == pytest.approx([0.5, 0.25, 0.25])


def test_a_swing_statement_without_a_100_says_so():
    assert "100" in swing([90, 50]).message
    assert swing([100, 50]).message == "Swings cannot contradict each other."


def test_rank_order_centroid_for_four_criteria_as_published():
    # Barron and Barrett 1996, Management Science 42(11).
    assert rank_order_centroid(4).weights == pytest.approx([0.5208, 0.2708, 0.1458, 0.0625], abs=5e-5)


def test_rank_order_centroid_for_one_and_two():
    assert rank_order_centroid(1).weights == pytest.approx([1])
    assert rank_order_centroid(2).weights == pytest.approx([0.75, 0.25])


def test_ranks_are_read_in_the_order_of_the_criteria():
    assert ranked([2, 1, 4, 3]).weights == pytest.approx([0.2708, 0.5208, 0.0625, 0.1458], abs=5e-5)


def test_equal_ranks_share_the_places_they_take_up():
    one, two, three, four = rank_order_centroid(4).weights
    assert ranked([1, 2, 2, 4]).weights == pytest.approx([one, (two + three) / 2, (two + three) / 2, four])
    assert ranked([1, 1, 1, 1]).weights == pytest.approx([0.25] * 4)


def test_gaps_between_ranks_change_nothing():
    assert ranked([1, 5, 9]).weights == pytest.approx(ranked([1, 2, 3]).weights)


@pytest.mark.parametrize("given", [[], [0, 0], [-1, 2], [float("nan"), 1], [float("inf"), 1]])
def test_points_that_say_nothing_are_refused(given):
    with pytest.raises(ValueError, match="at least one is above 0"):
        points(given)


@pytest.mark.parametrize("given", [[0, 1], [-1, 1], [float("nan"), 1]])
def test_ranks_below_1_are_refused(given):
    with pytest.raises(ValueError, match="ranks start at 1"):
        ranked(given)


def test_a_ranking_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        rank_order_centroid(0)


@pytest.mark.parametrize("method", [points, swing])
@given(given=SOME_POINTS)
def test_shares_sum_to_1_and_keep_their_proportions(method, given):
    weights = method(given).weights
    assert weights.sum() == pytest.approx(1)
    assert (weights >= 0).all()
    assert weights * sum(given) == pytest.approx(np.asarray(given))


@given(n=st.integers(1, 30))
def test_centroids_sum_to_1_and_fall_with_rank(n):
    weights = rank_order_centroid(n).weights
    assert weights.sum() == pytest.approx(1)
    assert all(higher > lower for higher, lower in pairwise(weights))


@given(order=st.permutations(range(1, 7)))
def test_a_better_rank_never_weighs_less(order):
    weights = ranked(order).weights
    assert [float(weights[order.index(rank)]) for rank in range(1, 7)] == sorted(weights, reverse=True)
