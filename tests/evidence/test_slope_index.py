"""The slope index: by hand, by another route, and what must hold for any figures."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritise.domain.errors import PrioritiseError
from prioritise.evidence.inequality import end_gap, slope_index

values = st.floats(min_value=-1000, max_value=1000)
people = st.floats(min_value=1, max_value=1e6)
groups = st.integers(min_value=2, max_value=12).flatmap(
    lambda number: st.tuples(
        st.lists(values, min_size=number, max_size=number), st.lists(people, min_size=number, max_size=number)
    )
)


def by_fractions(figures, populations):
    """Intercept and slope by exact arithmetic on the normal equations, sharing nothing with the product's code."""
    w = np.array([Fraction(each) / sum(map(Fraction, populations)) for each in populations])
    x = np.cumsum(w) - w / 2
    y = np.array(list(map(Fraction, figures)))
    sx, sxx, sy, sxy = sum(w * x), sum(w * x * x), sum(w * y), sum(w * x * y)
    slope = (sxy - sx * sy) / (sxx - sx * sx)
    return sy - slope * sx, slope


def test_two_equal_halves_by_hand():
    # Mid-points 1/4 and 3/4, so the line through 10 and 20 rises by 20 over the whole population, from 5 to 25.
    index = slope_index([10, 20], [50, 50])
    assert (index.sii, index.intercept, index.mean) == (20, 5, 15)
    assert (index.rii_ratio, index.rii_mean) == (5, pytest.approx(4 / 3))
    assert (index.lower, index.upper) == (None, None)
    assert index.near_linear is None


def test_unequal_groups_by_hand():
    # Shares 1/2, 1/4, 1/4; mid-points 1/4, 5/8, 7/8; mean 25.
    # Numerator 1/2 * -1/4 * 30 + 1/4 * 1/8 * 22 + 1/4 * 3/8 * 18 = -11/8.
    # Denominator 1/32 + 1/256 + 9/256 = 9/128, so the slope is -176/9.
    index = slope_index([30, 22, 18], [200, 100, 100])
    assert index.sii == pytest.approx(-176 / 9)
    assert index.intercept == pytest.approx(25 + 88 / 9)
    assert index.rii_ratio == pytest.approx((25 - 88 / 9) / (25 + 88 / 9))
    assert index.rii_mean == pytest.approx(-176 / 225)


def test_a_straight_gradient_is_found_exactly():
    index = slope_index([30, 25, 20, 15, 10], [1, 1, 1, 1, 1])
    assert index.sii == pytest.approx(-25)
    assert (index.share_explained, index.near_linear) == (pytest.approx(1), True)


def test_the_interval_by_hand():
    # Two halves: the slope is 2 (y2 - y1), so its standard error is 2 sqrt(s1^2 + s2^2) = 10 for 3 and 4.
    index = slope_index([10, 20], [1, 1], standard_errors=[3, 4])
    assert index.lower == pytest.approx(20 - 1.959964 * 10, abs=1e-5)
    assert index.upper == pytest.approx(20 + 1.959964 * 10, abs=1e-5)


def test_the_interval_is_what_redrawing_the_groups_gives():
    # OHID draws each group's value from its standard error and takes the spread of the slopes.
    figures, populations, errors = [30, 26, 21, 20, 14], [400, 250, 150, 120, 80], [1.0, 1.2, 1.6, 1.9, 2.4]
    drawn = np.random.default_rng(7).normal(figures, errors, size=(20000, 5))
    slopes = [slope_index(row, populations).sii for row in drawn]
    index = slope_index(figures, populations, standard_errors=errors)
    assert np.std(slopes) == pytest.approx((index.upper - index.lower) / 3.919928, rel=0.03)


@pytest.mark.parametrize("unknown", [None, math.nan])
def test_one_unknown_standard_error_leaves_no_interval(unknown):
    index = slope_index([10, 20, 30], [1, 1, 1], standard_errors=[1, unknown, 1])
    assert (index.lower, index.upper) == (None, None)


def test_a_ratio_to_nothing_is_undefined_and_says_why():
    index = slope_index([0, 20], [1, 1])  # the line starts at -10
    assert index.intercept == -10
    assert index.rii_ratio is None
    assert "−10" in index.undefined
    assert index.rii_mean == pytest.approx(4)


def test_a_line_that_ends_below_nothing_has_no_ratio_and_says_why():
    index = slope_index([10, 1, 0.1], [1, 1, 1])
    assert index.intercept > 0
    assert index.rii_ratio is None
    assert "ends at −3.73 at the least deprived end" in index.undefined
    assert index.rii_mean == pytest.approx(-14.85 / 3.7)


@pytest.mark.parametrize("unit", [1, 0.1, 0.7, 1 / 3])
def test_a_line_that_ends_at_nothing_has_a_ratio_of_0(unit):
    index = slope_index([15 * unit, 5 * unit], [1, 1])
    assert (index.rii_ratio, index.undefined) == (0, "")


def test_a_mean_of_nothing_leaves_both_relative_indices_undefined():
    index = slope_index([-10, -20], [1, 1])
    assert (index.rii_ratio, index.rii_mean) == (None, None)
    assert "mean" in index.undefined


def test_a_bent_gradient_is_warned_of():
    index = slope_index([30, 10, 10, 10, 30], [1, 1, 1, 1, 1])
    assert index.near_linear is False
    assert "0%" in index.linearity
    assert "read the groups" in index.linearity


def test_equal_groups_have_no_gradient():
    index = slope_index([12.3] * 5, [5, 4, 3, 2, 1])
    assert index.sii == pytest.approx(0, abs=1e-12)
    assert index.near_linear is True
    assert "no gradient" in index.linearity


def test_the_rule_for_near_linear_is_four_fifths_of_the_variation():
    # In three equal groups d - 1, -2d, d + 1 lie off their line through -1, 0, 1 by d, -2d and d, so that it explains
    # 2 / (2 + 6 d^2) of the variation: four fifths when d^2 = 1/12.
    edge = math.sqrt(1 / 12)
    for step, expected in ((edge - 1e-6, True), (edge + 1e-6, False)):
        assert slope_index([9 + step, 10 - 2 * step, 11 + step], [1, 1, 1]).near_linear is expected


@pytest.mark.parametrize(
    ("figures", "populations", "errors", "said"),
    [
        ([1, 2], [1, 2, 3], None, "2 values but 3 populations"),
        ([1], [1], None, "at least 2 groups"),
        ([], [], None, "at least 2 groups"),
        ([1, math.nan], [1, 1], None, "group 2"),
        ([None, 1], [1, 1], None, "group 1"),
        ([1, 2], [1, 0], None, "population above 0"),
        ([1, 2], [1, -5], None, "population above 0"),
        ([1, 2], [math.inf, 5], None, "population above 0"),
        ([1, 2], [1, 1], [1], "1 standard errors but 2 groups"),
        ([1, 2], [1, 1], [1, -1], "negative"),
        ([1, 2], [1, 1], [1, math.inf], "infinite"),
    ],
)
def test_figures_that_cannot_be_used_are_refused_in_words(figures, populations, errors, said):
    with pytest.raises(PrioritiseError, match=said):
        slope_index(figures, populations, standard_errors=errors)


def test_the_ends_alone():
    assert (end_gap([30, 99, 10]).gap, end_gap([30, 99, 10]).ratio) == (-20, pytest.approx(1 / 3))
    assert end_gap([0, 5]).ratio is None
    assert end_gap([10, -5]).ratio is None
    with pytest.raises(PrioritiseError):
        end_gap([30])


@given(groups)
def test_it_agrees_with_exact_arithmetic(drawn):
    figures, populations = drawn
    intercept, slope = by_fractions(figures, populations)
    # A group of nearly everyone leaves the slope ill determined, for any arithmetic.
    assume(max(populations) / sum(populations) < 0.999)
    index = slope_index(figures, populations)
    assert index.sii == pytest.approx(float(slope), rel=1e-7, abs=1e-6)
    assert index.intercept == pytest.approx(float(intercept), rel=1e-7, abs=1e-6)


@given(groups, st.floats(min_value=0.01, max_value=100), st.floats(min_value=-500, max_value=500))
def test_another_unit_changes_the_slope_with_it_and_a_shift_not_at_all(drawn, factor, shift):
    figures, populations = drawn
    index = slope_index(figures, populations)
    scaled = slope_index([factor * each for each in figures], populations)
    shifted = slope_index([each + shift for each in figures], populations)
    assert scaled.sii == pytest.approx(factor * index.sii, rel=1e-6, abs=1e-5)
    assert shifted.sii == pytest.approx(index.sii, rel=1e-6, abs=1e-5)


@given(groups, st.floats(min_value=0.01, max_value=100))
def test_only_the_populations_shares_matter(drawn, factor):
    figures, populations = drawn
    scaled = slope_index(figures, [factor * each for each in populations])
    assert scaled.sii == pytest.approx(slope_index(figures, populations).sii, rel=1e-6, abs=1e-5)


@given(groups)
def test_reversing_the_groups_turns_the_sign(drawn):
    figures, populations = drawn
    turned = slope_index(figures[::-1], populations[::-1])
    assert turned.sii == pytest.approx(-slope_index(figures, populations).sii, rel=1e-6, abs=1e-5)


@given(groups)
def test_a_gradient_that_only_rises_has_a_slope_above_0(drawn):
    figures, populations = drawn
    rising = sorted(figures)
    assume(rising[-1] - rising[0] > 1e-3)
    assert slope_index(rising, populations).sii > 0
    assert slope_index(rising[::-1], populations).sii < 0


@given(groups, st.data())
def test_splitting_a_group_in_two_equal_ones_in_either_order_gives_the_same(drawn, data):
    figures, populations = drawn
    place = data.draw(st.integers(min_value=0, max_value=len(figures) - 1))
    part = data.draw(st.floats(min_value=0.2, max_value=0.8))
    sizes = (populations[place] * part, populations[place] * (1 - part))
    both = [
        slope_index(
            [*figures[: place + 1], *figures[place:]], [*populations[:place], *pair, *populations[place + 1 :]]
        ).sii
        for pair in (sizes, sizes[::-1])
    ]
    assert both[0] == pytest.approx(both[1], rel=1e-6, abs=1e-5)


@given(groups)
def test_the_line_passes_through_the_mean_in_the_middle(drawn):
    index = slope_index(*drawn)
    assert index.intercept + index.sii / 2 == pytest.approx(index.mean, rel=1e-9, abs=1e-9)
