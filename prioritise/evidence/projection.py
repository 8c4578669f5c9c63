"""Where a figure is heading if the line it has followed goes on, and how unsure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.domain.indicators import Indicator, IndicatorValue, independent_periods
from prioritise.domain.periods import Period, middle_of, parse_period
from prioritise.evidence.intervals import highest_possible, lowest_possible
from prioritise.evidence.outcome import CannotTell, UnusableFigures

FEWEST_PERIODS = 4
"""With fewer a line leaves no more than one degree of freedom, and its interval says nothing."""

# fmt: off
STUDENT_T_95 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)
# fmt: on
"""Two-sided 95% points of Student's t on 1 to 30 degrees of freedom. Beyond 30 the last is used,
which is a little wide. Source: Fisher and Yates 1963, table III."""


@dataclass(frozen=True, slots=True)
class ProjectedValue:
    """The line in one year, with its 95% prediction interval, in the indicator's unit.

    `bounded` says that the line or a limit was cut off where the indicator's scale ends.
    """

    year: str
    value: float
    lower: float
    upper: float
    bounded: bool


@dataclass(frozen=True, slots=True)
class Projection:
    """The line through a series, carried on. `periods` are those it rests on, oldest first; `sentence` says how."""

    values: tuple[ProjectedValue, ...]
    slope_per_year: float
    periods: tuple[str, ...]
    sentence: str


def project(indicator: Indicator, area_code: str, years: Sequence[str]) -> Projection | CannotTell:
    """Carry the series' straight line on to `years` (`2028/29`, `2030`), as far as they lie after the latest figure.

    Ordinary least squares of the value on the middle of each period, over all periods that do not overlap and are as
    long as the latest; `y +/- t s sqrt(1 + 1/n + (x - mean)² / Σ(x - mean)²)` with n - 2 degrees of freedom. Cut off at
    0, and at 100 for percentages, unless the indicator has figures beyond. Refuses fewer than four such periods.
    Misleads when the world changes: it knows nothing of policy, of the plan itself, or of a break in the series, and
    the pandemic years bend many lines. Raises UnusableFigures for a year that cannot be read.
    """
    asked = [_period(year) for year in years]
    periods = independent_periods(indicator.series(area_code))
    labels = tuple(period.period.label for period in periods)
    if len(periods) < FEWEST_PERIODS:
        return CannotTell(_too_few(labels))
    ahead = [period for period in asked if middle_of(period) > middle_of(periods[-1].period)]
    if not ahead:
        return CannotTell(f"No year asked for lies after the latest figure, {labels[-1]}.")
    line = _fitted(periods)
    ends = lowest_possible(indicator), highest_possible(indicator)
    values = tuple(_projected(line, period, *ends) for period in ahead)
    return Projection(values, line.slope, labels, _sentence(line, labels, ahead[-1], values))


@dataclass(frozen=True, slots=True)
class _Line:
    middle: float
    mean: float
    slope: float
    spread: float
    residual: float
    number: int
    last: float
    span: float


def _period(year: str) -> Period:
    period = parse_period(year)
    if period is None:
        raise UnusableFigures(f"'{year}' is not a year: write 2028/29 or 2028")
    return period


def _too_few(labels: Sequence[str]) -> str:
    if not labels:
        return "There is no figure to project."
    number = "1 period" if len(labels) == 1 else f"{len(labels)} periods"
    return (
        f"The figures cover {number} that do not overlap ({', '.join(labels)}). A line and its uncertainty need "
        f"{FEWEST_PERIODS}."
    )


def _fitted(periods: Sequence[IndicatorValue]) -> _Line:
    times = [middle_of(period.period) for period in periods]
    values = [period.value for period in periods if period.value is not None]
    number = len(values)
    middle, mean = math.fsum(times) / number, math.fsum(values) / number
    spread = math.fsum((time - middle) ** 2 for time in times)
    slope = math.fsum((time - middle) * value for time, value in zip(times, values, strict=True)) / spread
    squares = math.fsum(
        (value - mean - slope * (time - middle)) ** 2 for time, value in zip(times, values, strict=True)
    )
    residual = math.sqrt(squares / (number - 2))
    return _Line(middle, mean, slope, spread, residual, number, times[-1], times[-1] - times[0])


def _projected(line: _Line, period: Period, bottom: float, top: float) -> ProjectedValue:
    ahead = middle_of(period) - line.middle
    value = line.mean + line.slope * ahead
    points = STUDENT_T_95[min(line.number - 2, len(STUDENT_T_95)) - 1]
    reach = points * line.residual * math.sqrt(1 + 1 / line.number + ahead**2 / line.spread)
    raw = (value, value - reach, value + reach)
    kept = [min(max(figure, bottom), top) for figure in raw]
    return ProjectedValue(
        period.label, kept[0], kept[1], kept[2], bounded=any(a != b for a, b in zip(raw, kept, strict=True))
    )


def _sentence(line: _Line, labels: Sequence[str], furthest: Period, values: Sequence[ProjectedValue]) -> str:
    words = (
        f"A straight line through {len(labels)} periods, {labels[0]} to {labels[-1]}, carried on. "
        "It is what happens if nothing changes, not a forecast of what the plan will do."
    )
    if middle_of(furthest) - line.last > line.span:
        words += " It reaches further ahead than the series goes back, so read it with care."
    if any(value.bounded for value in values):
        words += " It is cut off at the least or most the figure can be."
    if line.residual <= 1e-9 * max(1.0, abs(line.mean)):
        words += " The figures lie exactly on the line, so its interval has no width: that is luck, not certainty."
    return words
