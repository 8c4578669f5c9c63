"""Which way a place is going, judged by a stated test rather than by the last two figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from prioritise.domain.indicators import Indicator, IndicatorValue, Polarity, independent_periods
from prioritise.domain.periods import middle_of
from prioritise.evidence.intervals import IntervalMethod, interval_of, is_rebuilt_by_counts, method_for
from prioritise.words import first_capital, lower_first

PERIODS_TESTED = 5
"""A trend is tested over the last five periods that do not overlap, as Fingertips does."""

CHI_SQUARE_LIMIT = 9.54953570608324
"""Chi-square on one degree of freedom that chance passes once in 500 (99.8%), as Fingertips' trend markers use."""


class Direction(StrEnum):
    """Which way the figures have gone. Up and down are for indicators of which neither way is better."""

    BETTER = "getting better"
    WORSE = "getting worse"
    UP = "going up"
    DOWN = "going down"
    NO_CLEAR_CHANGE = "no clear change"
    CANNOT_TELL = "cannot tell"


class TrendTest(StrEnum):
    """How the direction was judged."""

    PROPORTIONS = "chi-square for trend in proportions"
    WEIGHTED_LINE = "weighted line"
    FIRST_AND_LAST = "intervals of the first and last figures"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Trend:
    """Direction of travel, the test, the periods it used (oldest first) and a sentence that says all of it.

    `slope_per_year` is in the indicator's unit, None where no line was fitted; `chi_square` has one degree of freedom.
    """

    direction: Direction
    test: TrendTest
    periods: tuple[str, ...]
    slope_per_year: float | None
    chi_square: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class _Point:
    """One figure, its time in years and its weight; count and denominator are 0 where they are not used."""

    time: float
    value: float
    weight: float
    count: float
    denominator: float


def direction_of_travel(indicator: Indicator, area_code: str) -> Trend:
    """Tell whether a figure is getting better or worse, shows no clear change, or cannot be told.

    Over the last five periods that do not overlap: for percentages whose counts give back the figure the chi-square
    test for trend in proportions; for anything else with 95% intervals a line weighted by 1 / standard error squared.
    A direction is named only when chi-square is above 9.55 and the slope keeps its sign when any one period is left
    out, so that one odd year makes no trend. With two to four periods: only when the first and last intervals do not
    overlap. Misleads when the definition changed within the series. Source: OHID, Fingertips trend markers.
    """
    periods = independent_periods(indicator.series(area_code))[-PERIODS_TESTED:]
    labels = tuple(period.period.label for period in periods)
    if len(periods) < 2:
        return _cannot_tell(labels, "There is one figure, or all of them overlap in time, so no direction can be told.")
    if len(periods) < PERIODS_TESTED:
        return _first_and_last(indicator, periods, labels)
    counted = [_counted(indicator, period) for period in periods]
    if all(counted):
        points = [point for point in counted if point]
        chi_square = chi_square_for_trend(
            [point.count for point in points], [point.denominator for point in points], [point.time for point in points]
        )
        return _judged(indicator, points, labels, TrendTest.PROPORTIONS, chi_square)
    weighed = [_weighed(indicator, period) for period in periods]
    if all(weighed):
        points = [point for point in weighed if point]
        # The slope over its standard error, squared: the weights are 1 / standard error squared.
        chi_square = _slope(points) ** 2 * _spread_of_time(points)
        return _judged(indicator, points, labels, TrendTest.WEIGHTED_LINE, chi_square)
    return _cannot_tell(
        labels, "No 95% interval is known for every period, so a real change cannot be told from chance."
    )


def chi_square_for_trend(counts: Sequence[float], denominators: Sequence[float], times: Sequence[float]) -> float:
    """Compute chi-square for a linear trend in proportions, on one degree of freedom; 0 when they cannot differ.

    `N (N Σrt - R Σnt)² / (R (N - R) (N Σnt² - (Σnt)²))`. Source: Armitage 1955; Altman 1991, page 261.
    """
    middle = math.fsum(times) / len(times)
    rows = [(count, size, time - middle) for count, size, time in zip(counts, denominators, times, strict=True)]
    events, people = math.fsum(r for r, _, _ in rows), math.fsum(n for _, n, _ in rows)
    together = people * math.fsum(r * t for r, _, t in rows) - events * math.fsum(n * t for _, n, t in rows)
    spread = people * math.fsum(n * t * t for _, n, t in rows) - math.fsum(n * t for _, n, t in rows) ** 2
    below = events * (people - events) * spread
    return people * together**2 / below if below > 0 else 0.0


def _counted(indicator: Indicator, value: IndicatorValue) -> _Point | None:
    proportion = method_for(indicator.unit, indicator.multiplier) is IntervalMethod.WILSON
    if not proportion or not is_rebuilt_by_counts(value, indicator.multiplier):
        return None
    if value.value is None or value.count is None or value.denominator is None or value.count > value.denominator:
        return None
    return _Point(middle_of(value.period), value.value, value.denominator, value.count, value.denominator)


def _weighed(indicator: Indicator, value: IndicatorValue) -> _Point | None:
    error = interval_of(indicator, value).standard_error
    if not error or value.value is None:
        return None
    return _Point(middle_of(value.period), value.value, 1 / error**2, 0.0, 0.0)


def _judged(
    indicator: Indicator, points: Sequence[_Point], labels: tuple[str, ...], test: TrendTest, chi_square: float
) -> Trend:
    slope = _slope(points)
    steady = all(_slope([*points[:out], *points[out + 1 :]]) * slope > 0 for out in range(len(points)))
    clear = chi_square > CHI_SQUARE_LIMIT and steady
    direction = _named(indicator.polarity, slope) if clear else Direction.NO_CLEAR_CHANGE
    compared = f"chi-square {chi_square:.1f} against {CHI_SQUARE_LIMIT:.2f}"
    when = f"over the {len(labels)} periods {labels[0]} to {labels[-1]}"
    if clear:
        words = f"{_verb(slope)} {when} by more than chance explains ({test}, {compared})."
    elif chi_square > CHI_SQUARE_LIMIT:
        words = f"one period makes the trend {when}: without it the slope turns ({test}, {compared})."
    else:
        words = f"the changes {when} are no more than chance explains ({test}, {compared})."
    return Trend(direction, test, labels, slope, chi_square, f"{first_capital(direction)}: {words}")


def _first_and_last(indicator: Indicator, periods: Sequence[IndicatorValue], labels: tuple[str, ...]) -> Trend:
    first, last = periods[0], periods[-1]
    before, after = interval_of(indicator, first), interval_of(indicator, last)
    if before.lower is None or before.upper is None or after.lower is None or after.upper is None:
        return _cannot_tell(
            labels,
            f"There are only {len(labels)} periods that do not overlap, and no 95% interval for the first and last.",
        )
    change = (last.value or 0.0) - (first.value or 0.0)
    apart = after.lower > before.upper or after.upper < before.lower
    direction = _named(indicator.polarity, change) if apart else Direction.NO_CLEAR_CHANGE
    when = f"{labels[0]} and {labels[-1]}"
    words = f"the 95% intervals of {when} do not overlap" if apart else f"the 95% intervals of {when} overlap"
    few = f"With fewer than {PERIODS_TESTED} separate periods no trend can be tested."
    sentence = f"{first_capital(direction)}: {words}. {few}"
    return Trend(direction, TrendTest.FIRST_AND_LAST, labels, None, None, sentence)


def _cannot_tell(labels: tuple[str, ...], reason: str) -> Trend:
    return Trend(Direction.CANNOT_TELL, TrendTest.NONE, labels, None, None, f"Cannot tell: {lower_first(reason)}")


def _slope(points: Sequence[_Point]) -> float:
    """The weighted least squares slope per year."""
    weight = math.fsum(point.weight for point in points)
    middle = math.fsum(point.weight * point.time for point in points) / weight
    together = math.fsum(point.weight * (point.time - middle) * point.value for point in points)
    return together / _spread_of_time(points)


def _spread_of_time(points: Sequence[_Point]) -> float:
    weight = math.fsum(point.weight for point in points)
    middle = math.fsum(point.weight * point.time for point in points) / weight
    return math.fsum(point.weight * (point.time - middle) ** 2 for point in points)


def _named(polarity: Polarity, change: float) -> Direction:
    if polarity is Polarity.NONE:
        return Direction.UP if change > 0 else Direction.DOWN
    return Direction.BETTER if (change > 0) == (polarity is Polarity.HIGHER) else Direction.WORSE


def _verb(slope: float) -> str:
    return "it rose" if slope > 0 else "it fell"
