"""Projections: by hand, by another route, and refused when the series is too short."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.errors import PrioritiseError
from prioritise.domain.periods import middle_of, parse_period
from prioritise.evidence.outcome import CannotTell
from prioritise.evidence.projection import STUDENT_T_95, Projection, project
from tests.evidence.figures import AREA, figure, indicator, yearly


def projected(*values, years=("2026",), **kind):
    outcome = project(indicator(*values, **kind), AREA, years)
    assert isinstance(outcome, Projection), outcome
    return outcome


def financial(values, first=2019):
    return [figure(f"{first + step}/{(first + step + 1) % 100:02}", value) for step, value in enumerate(values)]


def test_a_straight_line_goes_straight_on():
    outcome = projected(*yearly([20, 18, 16, 14]), years=("2024",))
    assert outcome.slope_per_year == pytest.approx(-2, rel=1e-3)
    assert outcome.values[0].value == pytest.approx(10, abs=0.02)
    assert outcome.periods == ("2019", "2020", "2021", "2022")


def test_the_prediction_interval_by_hand():
    # 1, 3, 2, 4 at -1.5, -0.5, 0.5, 1.5: slope 4/5, residuals -0.3, 0.9, -0.9, 0.3, s^2 = 1.8 / 2 = 0.9.
    # One year on (2.5): line 4.5, t on 2 degrees 4.303, factor sqrt(1 + 1/4 + 6.25/5) = sqrt(2.5).
    value = projected(*yearly([11, 13, 12, 14]), years=("2023",), unit="score", multiplier=1).values[0]
    reach = 4.303 * math.sqrt(0.9) * math.sqrt(2.5)
    assert value.value == pytest.approx(14.5, abs=0.01)
    assert value.upper - value.value == pytest.approx(reach, rel=2e-3)
    assert value.value - value.lower == pytest.approx(reach, rel=2e-3)
    assert not value.bounded


def test_it_agrees_with_numpys_line():
    series = financial([16.1, 14.2, 11.8, 12.7, 11.0, 10.3], first=2018)
    times = [middle_of(each.period) for each in series]
    slope, intercept = np.polyfit(np.array(times) - times[0], [each.value for each in series], 1)
    outcome = projected(*series, years=("2026/27", "2028/29"))
    for value in outcome.values:
        ahead = middle_of(parse_period(value.year)) - times[0]
        assert value.value == pytest.approx(max(0.0, intercept + slope * ahead))


def test_further_ahead_is_less_sure():
    outcome = projected(*financial([20, 22, 21, 23, 22]), years=("2026/27", "2027/28", "2028/29"))
    widths = [value.upper - value.lower for value in outcome.values]
    assert widths == sorted(widths)
    assert [value.year for value in outcome.values] == ["2026/27", "2027/28", "2028/29"]


def test_a_percentage_stays_between_0_and_100():
    falling = projected(*yearly([40, 30, 20, 10]), years=("2030",)).values[0]
    rising = projected(*yearly([60, 70, 80, 90]), years=("2030",)).values[0]
    assert (falling.value, falling.lower, falling.bounded) == (0, 0, True)
    assert (rising.value, rising.upper, rising.bounded) == (100, 100, True)
    assert "cut off" in projected(*yearly([40, 30, 20, 10]), years=("2030",)).sentence


def test_a_rate_may_pass_100_but_not_fall_below_0():
    rising = projected(*yearly([60, 70, 80, 90]), years=("2030",), unit="per 1,000", multiplier=1000).values[0]
    assert rising.value == pytest.approx(170, abs=0.2)
    assert not rising.bounded


def test_a_share_stays_below_1_and_a_figure_that_is_below_0_already_may_fall_further():
    share = projected(*yearly([0.6, 0.7, 0.8, 0.9]), years=("2030",), unit="share", multiplier=1).values[0]
    assert (share.value, share.upper, share.bounded) == (1, 1, True)
    falling = projected(*yearly([3, 1, -1, -3]), years=("2030",), unit="points", multiplier=1).values[0]
    assert falling.lower < -3
    assert not falling.bounded


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_fewer_than_four_periods_are_refused_and_it_says_so(number):
    outcome = project(indicator(*yearly([20, 18, 16][:number])), AREA, ["2028/29"])
    assert isinstance(outcome, CannotTell)
    assert "need 4" in outcome.reason or "no figure" in outcome.reason


def test_overlapping_pools_do_not_make_up_four_periods():
    pools = [figure(f"{2015 + step} - {17 + step}", 20.0 - step) for step in range(6)]
    outcome = project(indicator(*pools), AREA, ["2028/29"])
    assert isinstance(outcome, CannotTell)
    assert "2 periods" in outcome.reason


def test_years_already_known_are_left_out():
    outcome = projected(*yearly([20, 18, 16, 14]), years=("2020", "2022", "2023"))
    assert [value.year for value in outcome.values] == ["2023"]


def test_no_year_ahead_is_refused():
    assert isinstance(project(indicator(*yearly([20, 18, 16, 14])), AREA, ["2021"]), CannotTell)


def test_a_year_that_cannot_be_read_is_an_error():
    with pytest.raises(PrioritiseError, match="'soon' is not a year"):
        project(indicator(*yearly([20, 18, 16, 14])), AREA, ["soon"])


def test_it_says_what_it_rests_on_and_when_it_reaches_far():
    near = projected(*yearly([20, 18, 17, 14]), years=("2023",)).sentence
    far = projected(*yearly([20, 18, 17, 14]), years=("2030",)).sentence
    assert "4 periods, 2019 to 2022" in near
    assert "further ahead" not in near
    assert "further ahead" in far


def test_a_perfect_fit_is_not_called_certain():
    assert "luck" in projected(*yearly([20, 20, 20, 20])).sentence


def test_students_t_falls_towards_the_normal():
    assert len(STUDENT_T_95) == 30
    assert list(STUDENT_T_95) == sorted(STUDENT_T_95, reverse=True)
    assert (STUDENT_T_95[0], STUDENT_T_95[9], STUDENT_T_95[29]) == (12.706, 2.228, 2.042)


series_of_values = st.lists(st.floats(min_value=20, max_value=80), min_size=4, max_size=12)


@given(series_of_values, st.permutations(range(4)))
def test_the_order_of_rows_does_not_matter(values, order):
    rows = yearly(values)
    turned = [rows[place] for place in order] + list(rows[4:])
    assert projected(*rows, years=("2035",)) == projected(*turned, years=("2035",))


@given(series_of_values, st.floats(min_value=0.1, max_value=5))
def test_another_unit_scales_everything(values, factor):
    plain = projected(*yearly(values), years=("2032",), unit="score", multiplier=1).values[0]
    scaled = projected(*yearly([factor * each for each in values]), years=("2032",), unit="score", multiplier=1).values[
        0
    ]
    for one, other in ((plain.value, scaled.value), (plain.lower, scaled.lower), (plain.upper, scaled.upper)):
        assert other == pytest.approx(factor * one, rel=1e-6, abs=1e-6)


@given(series_of_values, st.integers(min_value=2031, max_value=2045))
def test_a_percentage_and_its_limits_are_in_order_and_in_range(values, year):
    value = projected(*yearly(values), years=(str(year),)).values[0]
    assert 0 <= value.lower <= value.value <= value.upper <= 100
