"""Which interval a figure gets, and that none is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.findings import Standing
from prioritise.evidence.comparison import compare
from prioritise.evidence.intervals import (
    IntervalMethod,
    byar,
    interval_of,
    is_rebuilt_by_counts,
    method_for,
    wilson,
)
from prioritise.evidence.outcome import UnusableFigures
from tests.evidence.figures import AREA, ENGLAND, figure, indicator

counts = st.integers(min_value=0, max_value=5000)


def method_of(value, **kind):
    return interval_of(indicator(value, **kind), value).method


def test_published_limits_are_used_as_they_are_even_where_counts_exist():
    value = figure("2023", 12.0, limits=(11.0, 13.5), count=12, denominator=100)
    interval = interval_of(indicator(value), value)
    assert (interval.lower, interval.upper, interval.method) == (11.0, 13.5, IntervalMethod.PUBLISHED)


@pytest.mark.parametrize(
    ("unit", "multiplier", "method"),
    [
        ("percent", 100, IntervalMethod.WILSON),
        ("Percent", 100, IntervalMethod.WILSON),
        ("share", 1, IntervalMethod.WILSON),
        ("per 1,000", 1000, IntervalMethod.BYAR),
        ("per 100,000", 100000, IntervalMethod.BYAR),
        ("per person", 1, IntervalMethod.NOT_KNOWN),
        ("years", 1, IntervalMethod.NOT_KNOWN),
        ("score", 1, IntervalMethod.NOT_KNOWN),
        ("people", 1, IntervalMethod.NOT_KNOWN),
    ],
)
def test_the_unit_says_which_method(unit, multiplier, method):
    assert method_for(unit, multiplier) is method


def test_a_percentage_with_counts_takes_wilson_and_says_so():
    value = figure("2023", 30.8, count=81, denominator=263)
    interval = interval_of(indicator(value), value)
    assert interval.method is IntervalMethod.WILSON
    assert (interval.lower, interval.upper) == (pytest.approx(25.53, abs=0.005), pytest.approx(36.62, abs=0.005))
    assert "Wilson" in interval.note


@pytest.mark.parametrize(("unit", "multiplier", "value"), [("percent", 100, 101.0), ("share", 1, 1.01)])
def test_a_part_larger_than_its_whole_has_no_interval_and_says_why(unit, multiplier, value):
    above = figure("2023", value, count=1010, denominator=1000)
    interval = interval_of(indicator(above, unit=unit, multiplier=multiplier), above)
    assert not interval.known
    assert "its count, 1,010, is more than all 1,000" in interval.note


def test_a_rate_with_counts_takes_byar():
    value = figure("2018", 22.584, count=86, denominator=3808)
    assert method_of(value, unit="per 1,000", multiplier=1000) is IntervalMethod.BYAR


def test_a_standardised_rate_gets_no_invented_interval():
    value = figure("2023", 52.8244, count=108.75, denominator=229756)  # the crude rate is 47.3 per 100,000
    interval = interval_of(indicator(value, unit="per 100,000", multiplier=100000), value)
    assert not interval.known
    assert "standardised" in interval.note


@pytest.mark.parametrize(
    ("value", "rebuilt"),
    [(33.3, True), (33.33, True), (33.4, False), (33.0, False), (33.333333333333336, True)],
)
def test_counts_must_give_back_the_figure_to_its_last_decimal(value, rebuilt):
    assert is_rebuilt_by_counts(figure("2023", value, count=1, denominator=3), 100) is rebuilt


def test_a_figure_rounded_twice_is_still_its_counts():
    # 1035 / 2263 is 45.735749%, published as 45.73575 and shortened again to 45.7358.
    assert is_rebuilt_by_counts(figure("2021", 45.7358, count=1035, denominator=2263), 100)


def test_a_whole_number_counts_as_one_decimal():
    assert is_rebuilt_by_counts(figure("2023", 28.0, count=13878, denominator=49593), 100)  # 27.98
    assert not is_rebuilt_by_counts(figure("2023", 28.0, count=276, denominator=1000), 100)  # 27.6


def test_a_survey_without_counts_has_no_interval_and_says_why():
    value = figure("2023", 12.3, denominator=173910)
    interval = interval_of(indicator(value), value)
    assert (interval.lower, interval.upper, interval.method) == (None, None, IntervalMethod.NOT_KNOWN)
    assert "counts" in interval.note
    assert interval.standard_error is None


def test_an_area_just_above_england_is_similar_once_its_counts_give_an_interval():
    area = figure("2023", 12.0, count=12, denominator=100)
    england = figure("2023", 10.0, area=ENGLAND, count=100000, denominator=1000000)
    comparison = compare(indicator(area, england), area_code=AREA, benchmark_code=ENGLAND)
    assert comparison is not None
    assert comparison.standing is Standing.SIMILAR
    assert comparison.interval_known
    assert comparison.interval.method is IntervalMethod.WILSON


def test_the_gap_carries_the_areas_interval():
    area = figure("2023", 12.0, limits=(11.0, 13.5))
    england = figure("2023", 10.0, area=ENGLAND)
    comparison = compare(indicator(area, england), area_code=AREA, benchmark_code=ENGLAND)
    assert comparison is not None
    assert (comparison.gap, comparison.gap_lower, comparison.gap_upper) == (2.0, 1.0, 3.5)


def test_the_gap_has_no_interval_without_one_or_without_a_benchmark():
    area = figure("2023", 12.0)
    alone = compare(indicator(area), area_code=AREA, benchmark_code=ENGLAND)
    beside = compare(indicator(area, figure("2023", 10.0, area=ENGLAND)), area_code=AREA, benchmark_code=ENGLAND)
    assert alone is not None
    assert beside is not None
    assert alone.gap_lower is None
    assert beside.gap_upper is None


@given(counts, counts)
def test_wilson_holds_the_share_and_stays_within_none_and_all(one, other):
    count, denominator = min(one, other), max(one, other, 1)
    interval = wilson(count, denominator)
    assert 0 <= interval.lower <= count / denominator + 1e-12
    assert count / denominator - 1e-12 <= interval.upper <= 1


@given(counts, st.integers(min_value=1, max_value=5000))
def test_wilson_of_the_rest_is_the_mirror_image(count, more):
    denominator = count + more
    interval, rest = wilson(count, denominator), wilson(more, denominator)
    assert interval.lower == pytest.approx(1 - rest.upper, abs=1e-12)
    assert interval.upper == pytest.approx(1 - rest.lower, abs=1e-12)


@given(counts)
def test_byar_holds_the_count_and_widens_with_it(count):
    interval, larger = byar(count), byar(count + 1)
    assert 0 <= interval.lower <= count < interval.upper
    assert larger.lower >= interval.lower
    assert larger.upper > interval.upper


@given(counts, st.integers(min_value=1, max_value=10**6), st.sampled_from([1000.0, 100000.0]))
def test_a_rate_is_its_counts_limits_over_the_population(count, population, multiplier):
    rate, events = byar(count, population, multiplier=multiplier), byar(count)
    assert rate.lower == pytest.approx(events.lower / population * multiplier)
    assert rate.upper == pytest.approx(events.upper / population * multiplier)


@pytest.mark.parametrize(("count", "denominator"), [(-1, 10), (11, 10), (1, 0), (float("nan"), 10), (1, float("inf"))])
def test_wilson_refuses_what_is_not_a_part_of_a_whole(count, denominator):
    with pytest.raises(UnusableFigures):
        wilson(count, denominator)


@pytest.mark.parametrize(("count", "denominator"), [(-1, 10), (1, 0), (float("nan"), 10)])
def test_byar_refuses_what_is_not_a_count(count, denominator):
    with pytest.raises(UnusableFigures):
        byar(count, denominator)
