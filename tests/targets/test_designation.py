"""Which indicators to designate: a sum of three ranks, with what is left out and why."""

from __future__ import annotations

import pytest

from prioritise.targets.designation import Designation, designate
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_example


@pytest.fixture(scope="module")
def rochdale() -> Designation:
    return designate(worked_example(), limit=3)


def test_the_first_by_the_sum_of_three_ranks_are_designated(rochdale: Designation) -> None:
    sums = [each.sum_of_ranks for each in rochdale.candidates]
    assert sums == sorted(sums)
    assert [each.designated for each in rochdale.candidates] == [True] * 3 + [False] * (len(sums) - 3)


def test_ranks_follow_the_figures_and_the_largest_comes_first(rochdale: Designation) -> None:
    for place, figure in ((0, "need"), (2, "movable")):
        known = sorted(rochdale.candidates, key=lambda each: -getattr(each, figure))
        assert [each.ranks[place] for each in known] == [float(rank) for rank in range(1, len(known) + 1)]


def test_what_is_not_known_takes_the_middle_rank_and_says_so(rochdale: Designation) -> None:
    middle = (len(rochdale.candidates) + 1) / 2
    unknown = [each for each in rochdale.candidates if each.inequality is None]
    assert unknown
    for each in unknown:
        assert each.ranks[1] == middle
        assert "deprivation slope" in each.note


def test_every_indicator_is_a_candidate_or_is_left_out_with_a_reason(rochdale: Designation) -> None:
    exercise = worked_example()
    listed = [each.indicator for each in rochdale.candidates] + [each.indicator for each in rochdale.left_out]
    assert sorted(listed) == sorted(each.id for each in exercise.indicators)
    assert all(each.reason for each in rochdale.left_out)


def test_what_could_be_moved_is_worked_out_from_reach_effect_and_ramp() -> None:
    found = {each.indicator: each for each in designate(small_exercise()).candidates}
    # Smoking: an excess of 4% of 10,000 is 400 people; 400 reached a year x 0.06 x ramp 2 by the second year is 48.
    assert found["smoking"].movable == pytest.approx(48 / 400)
    # Active: 10% of 10,000 is 1,000; walks 300 x 0.2 and gym 200 x 0.3, each lasting a year.
    assert found["active"].movable == pytest.approx((60 + 60) / 1000)
