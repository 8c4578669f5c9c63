"""A measurement's value on a criterion's fixed scale."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.criteria import Level, LevelScale, LinearScale, MeasuredBy, PiecewiseScale, Point, Role
from prioritise.judgement.values import level_named, may_pass_its_scale, measurement_bounds, value_bounds, value_of
from tests.files.small_exercise import small_exercise

BENEFIT = replace(small_exercise().criterion_by_id["health-gain"], scale=LinearScale(0, 50))
LIKELIHOOD = replace(BENEFIT, role=Role.LIKELIHOOD, scale=LinearScale(0, 100))
COST = replace(BENEFIT, role=Role.COST, scale=LinearScale(0, 1_000_000))
LOWER_IS_BETTER = replace(BENEFIT, better="lower", scale=LinearScale(12, 2))
BENT = replace(BENEFIT, scale=PiecewiseScale((Point(-10, -50), Point(0, 0), Point(10, 80), Point(30, 100))))


@pytest.mark.parametrize(
    ("criterion", "measurement", "value"),
    [
        (BENEFIT, 0, 0),
        (BENEFIT, 50, 100),
        (BENEFIT, 12.5, 25),
        (BENEFIT, -25, -50),
        (LIKELIHOOD, 70, 70),
        (LOWER_IS_BETTER, 12, 0),
        (LOWER_IS_BETTER, 2, 100),
        (LOWER_IS_BETTER, 7, 50),
        (COST, 0, 0),
        (COST, 250_000, -25),
        (COST, 1_000_000, -100),
        (COST, -100_000, 10),
        (BENT, -10, -50),
        (BENT, -5, -25),
        (BENT, 0, 0),
        (BENT, 5, 40),
        (BENT, 10, 80),
        (BENT, 20, 90),
        (BENT, 30, 100),
    ],
)
def test_a_value_by_hand(criterion, measurement, value):
    assert value_of(criterion, measurement) == pytest.approx(value)


def test_a_linear_value_is_in_proportion_so_that_half_of_it_is_worth_half():
    assert value_of(BENEFIT, 15) == pytest.approx(value_of(BENEFIT, 30) / 2)


@given(measurement=st.floats(-10, 30), more=st.floats(0, 5))
def test_more_is_never_worth_less_on_a_rising_scale(measurement, more):
    assert value_of(BENT, min(30, measurement + more)) >= value_of(BENT, measurement) - 1e-9


@pytest.mark.parametrize(
    ("criterion", "measurement", "value"),
    [
        (BENEFIT, 75, 150),
        (BENEFIT, -60, -120),
        (LOWER_IS_BETTER, 1, 110),
        (COST, 3_000_000, -300),
        (BENT, 40, 110),
        (BENT, -12, -60),
    ],
)
def test_beyond_its_ends_a_scale_goes_on_at_its_slope_there(criterion, measurement, value):
    assert value_of(criterion, measurement) == pytest.approx(value)


@pytest.mark.parametrize(
    ("measured_by", "role", "scale", "may_pass"),
    [
        (MeasuredBy.EVIDENCE, Role.BENEFIT, BENEFIT.scale, True),
        (MeasuredBy.EVIDENCE, Role.BENEFIT, BENT.scale, True),
        (MeasuredBy.COSTS, Role.COST, COST.scale, True),
        (MeasuredBy.MEASUREMENT, Role.BENEFIT, BENEFIT.scale, False),
        (MeasuredBy.PANEL, Role.BENEFIT, BENEFIT.scale, False),
        (MeasuredBy.EVIDENCE, Role.LIKELIHOOD, LIKELIHOOD.scale, False),
        (MeasuredBy.EVIDENCE, Role.BENEFIT, LevelScale((Level("No", 0, "-"), Level("Yes", 100, "-"))), False),
    ],
)
def test_only_what_is_computed_may_pass_its_scale_and_no_share_or_level_does(measured_by, role, scale, may_pass):
    assert may_pass_its_scale(replace(BENEFIT, measured_by=measured_by, role=role, scale=scale)) is may_pass


@pytest.mark.parametrize(
    ("criterion", "low", "high"),
    [
        (BENEFIT, -50, 50),
        (LOWER_IS_BETTER, 2, 22),
        (LIKELIHOOD, 0, 100),
        (COST, -1_000_000, 1_000_000),
        (BENT, -10, 30),
    ],
    ids=["benefit", "lower is better", "likelihood", "cost", "piecewise"],
)
def test_a_scale_has_room_for_as_much_harm_as_good(criterion, low, high):
    bounds = measurement_bounds(criterion)
    assert (bounds.low, bounds.high) == (low, high)


LIVES = {"None": 0.0, "1-50": 0.091, "51-250": 0.192, "251-500": 0.268, "Over 500": 0.343}
"""Golan and Hansen 2012, table 1: lives saved, in preference values. Israel Journal of Health Policy Research 1:44."""


def lives_scale() -> LevelScale:
    top = LIVES["Over 500"]
    return LevelScale(tuple(Level(name, 100 * value / top, name) for name, value in LIVES.items()))


def test_levels_need_not_be_evenly_spaced():
    scale = lives_scale()
    criterion = replace(BENEFIT, scale=scale)
    weight = LIVES["Over 500"]
    values = {level.name: value_of(criterion, level.value) for level in scale.levels}
    assert {name: weight * value / 100 for name, value in values.items()} == pytest.approx(LIVES)
    assert values["1-50"] == pytest.approx(26.53, abs=0.01)


def test_a_panel_may_go_between_levels_but_not_beyond_them():
    bounds = value_bounds(replace(BENEFIT, scale=lives_scale()))
    assert (bounds.low, bounds.high) == (0, 100)
    assert level_named(lives_scale(), 100.0) == "Over 500"
    assert level_named(lives_scale(), 99.0) == ""
    assert level_named(BENEFIT.scale, 0.0) == ""


def test_a_likelihood_is_never_below_nothing():
    assert value_bounds(LIKELIHOOD).low == 0
    assert value_bounds(BENEFIT).low == -100
