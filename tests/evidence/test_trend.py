"""Direction of travel: by hand, and only when the test says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.indicators import Polarity, independent_periods
from prioritise.domain.periods import middle_of
from prioritise.evidence.trend import CHI_SQUARE_LIMIT, Direction, TrendTest, chi_square_for_trend, direction_of_travel
from tests.evidence.figures import AREA, figure, indicator, yearly


def trend_of(*values, **kind):
    return direction_of_travel(indicator(*values, **kind), AREA)


def counted(counts, denominators, *, first=2019):
    return [
        figure(str(first + step), round(100 * count / size, 4), count=count, denominator=size)
        for step, (count, size) in enumerate(zip(counts, denominators, strict=True))
    ]


def test_the_weighted_line_by_hand():
    # 10, 12, 14, 16, 18 a year apart with standard error 1: slope 2, chi-square 2^2 * (4 + 1 + 0 + 1 + 4) = 40.
    trend = trend_of(*yearly([10, 12, 14, 16, 18], width=1.959964), unit="score", multiplier=1)
    assert trend.test is TrendTest.WEIGHTED_LINE
    assert trend.slope_per_year == pytest.approx(2, rel=1e-3)
    assert trend.chi_square == pytest.approx(40, rel=5e-3)
    assert trend.direction is Direction.WORSE


def test_the_test_for_proportions_by_hand():
    # 10, 20 and 30 in 100 at -1, 0, 1: N = 300, R = 60, sum rt = 20, sum nt = 0, sum nt^2 = 200.
    # 300 (300 * 20)^2 / (60 * 240 * 300 * 200) = 12.5
    assert chi_square_for_trend([10, 20, 30], [100, 100, 100], [-1, 0, 1]) == pytest.approx(12.5)


@pytest.mark.parametrize("counts", [[0, 0, 0], [100, 100, 100]])
def test_proportions_that_cannot_differ_have_no_trend(counts):
    assert chi_square_for_trend(counts, [100, 100, 100], [1, 2, 3]) == 0


def test_percentages_with_counts_use_the_test_for_proportions():
    trend = trend_of(*counted([160, 140, 130, 120, 100], [1000] * 5))
    assert trend.test is TrendTest.PROPORTIONS
    assert trend.direction is Direction.BETTER
    assert "2019 to 2023" in trend.sentence
    assert "chi-square" in trend.sentence


def test_percentages_of_more_than_all_are_not_tested_as_proportions():
    trend = trend_of(*counted([700, 800, 900, 950, 1010], [1000] * 5))
    assert trend.test is not TrendTest.PROPORTIONS


@pytest.mark.parametrize(
    ("polarity", "rising", "falling"),
    [
        (Polarity.LOWER, Direction.WORSE, Direction.BETTER),
        (Polarity.HIGHER, Direction.BETTER, Direction.WORSE),
        (Polarity.NONE, Direction.UP, Direction.DOWN),
    ],
)
def test_what_is_better_comes_from_the_polarity(polarity, rising, falling):
    up = yearly([10, 12, 14, 16, 18], width=1)
    down = yearly([18, 16, 14, 12, 10], width=1)
    assert trend_of(*up, polarity=polarity).direction is rising
    assert trend_of(*down, polarity=polarity).direction is falling


@pytest.mark.parametrize(("chi_square", "direction"), [(9.0, Direction.NO_CLEAR_CHANGE), (10.2, Direction.WORSE)])
def test_a_direction_needs_chi_square_above_9_55(chi_square, direction):
    # Slope 1 over five years has chi-square 10 / s^2.
    width = 1.959964 * (10 / chi_square) ** 0.5
    trend = trend_of(*yearly([10, 11, 12, 13, 14], width=width), unit="score", multiplier=1)
    assert trend.chi_square == pytest.approx(chi_square, rel=0.01)
    assert trend.direction is direction


def test_surer_figures_weigh_more():
    # Weighted by 1 / s^2 the three sure figures, level at 10, leave almost nothing of the two unsure ones.
    values, widths = [10, 10, 10, 30, 30], [0.1, 0.1, 0.1, 20, 20]
    points = [
        figure(str(2019 + step), value, limits=(value - width, value + width))
        for step, (value, width) in enumerate(zip(values, widths, strict=True))
    ]
    trend = trend_of(*points)
    assert trend.slope_per_year == pytest.approx(0, abs=0.01)
    assert trend.direction is Direction.NO_CLEAR_CHANGE


def test_small_changes_are_no_clear_change():
    trend = trend_of(*yearly([10, 10.4, 9.9, 10.3, 10.5], width=2))
    assert trend.direction is Direction.NO_CLEAR_CHANGE
    assert "no more than chance explains" in trend.sentence


def test_one_odd_year_makes_no_trend():
    trend = trend_of(*yearly([10, 9.9, 9.8, 9.7, 20], width=1))
    assert trend.chi_square > CHI_SQUARE_LIMIT
    assert trend.direction is Direction.NO_CLEAR_CHANGE
    assert "one period makes the trend" in trend.sentence


def test_only_the_last_five_periods_are_tested():
    trend = trend_of(*yearly([90, 70, 10, 10.1, 9.9, 10, 10.1], width=1))
    assert trend.periods == ("2021", "2022", "2023", "2024", "2025")
    assert trend.direction is Direction.NO_CLEAR_CHANGE


def test_without_intervals_a_change_cannot_be_told_from_chance():
    trend = trend_of(*yearly([16.6, 14.6, 13.9, 12.3, 11.8]))
    assert trend.direction is Direction.CANNOT_TELL
    assert trend.test is TrendTest.NONE
    assert "95% interval" in trend.sentence


def test_one_figure_has_no_direction():
    assert trend_of(*yearly([10], width=1)).direction is Direction.CANNOT_TELL


def test_no_figure_has_no_direction():
    assert trend_of().direction is Direction.CANNOT_TELL


@pytest.mark.parametrize(
    ("values", "direction"),
    [([20, 15, 10], Direction.BETTER), ([10, 30, 20], Direction.WORSE), ([10, 30, 11], Direction.NO_CLEAR_CHANGE)],
)
def test_fewer_than_five_periods_compare_the_first_and_last_intervals(values, direction):
    trend = trend_of(*yearly(values, width=1))
    assert trend.test is TrendTest.FIRST_AND_LAST
    assert trend.direction is direction
    assert "overlap" in trend.sentence


def test_first_and_last_need_both_intervals():
    first, last = figure("2022", 20.0), figure("2023", 10.0, limits=(9, 11))
    assert trend_of(first, last).direction is Direction.CANNOT_TELL


def test_pooled_periods_that_overlap_are_counted_once():
    pools = [figure(f"{year} - {year - 2000 + 2}", 50.0 - year + 2010, limits=(0, 1)) for year in range(2010, 2023)]
    kept = [each.period.label for each in independent_periods(pools)]
    assert kept == ["2010 - 12", "2013 - 15", "2016 - 18", "2019 - 21", "2022 - 24"]


def test_overlapping_pools_give_no_trend_of_their_own():
    pools = [
        figure(f"{2018 + step} - {20 + step}", value, limits=(value - 1, value + 1))
        for step, value in enumerate([20.0, 18.0, 16.0, 14.0, 12.0])
    ]
    trend = trend_of(*pools)
    assert trend.periods == ("2019 - 21", "2022 - 24")
    assert trend.test is TrendTest.FIRST_AND_LAST


def test_a_single_year_and_a_pool_are_not_one_series():
    assert len(independent_periods([figure("2015", 1.0), figure("2018 - 20", 1.0)])) == 1


def test_leap_years_are_still_years():
    assert len(independent_periods([figure("2019/20", 1.0), figure("2020/21", 1.0)])) == 2


@pytest.mark.parametrize(("label", "middle"), [("2023", 2023.5), ("2023/24", 2023.75), ("2021 - 23", 2022.5)])
def test_a_period_stands_at_its_middle(label, middle):
    assert middle_of(figure(label, 1.0).period) == pytest.approx(middle, abs=0.01)


def test_a_missing_year_is_a_gap_in_time_not_a_step():
    values = [(2019, 10.0), (2021, 12.0), (2022, 13.0), (2023, 14.0), (2024, 15.0)]
    points = [figure(str(year), value, limits=(value - 0.5, value + 0.5)) for year, value in values]
    assert trend_of(*points).slope_per_year == pytest.approx(1, rel=1e-3)


@given(st.lists(st.floats(min_value=0.1, max_value=20), min_size=5, max_size=5), st.floats(min_value=0.1, max_value=10))
def test_turning_a_steady_series_round_turns_the_direction(steps, width):
    rising = [sum(steps[: place + 1]) for place in range(5)]
    forward, back = trend_of(*yearly(rising, width=width)), trend_of(*yearly(rising[::-1], width=width))
    assert back.chi_square == pytest.approx(forward.chi_square, rel=0.02, abs=0.02)
    if forward.chi_square > CHI_SQUARE_LIMIT * 1.05:
        assert (forward.direction, back.direction) == (Direction.WORSE, Direction.BETTER)
    if forward.chi_square < CHI_SQUARE_LIMIT * 0.95:
        assert forward.direction is back.direction is Direction.NO_CLEAR_CHANGE


@given(st.lists(st.integers(min_value=0, max_value=200), min_size=5, max_size=5), st.permutations(range(5)))
def test_the_order_of_rows_does_not_matter(counts, order):
    rows = counted(counts, [200] * 5)
    assert trend_of(*rows) == trend_of(*(rows[place] for place in order))
