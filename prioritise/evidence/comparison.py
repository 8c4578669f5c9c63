"""How an area stands against the benchmark, and how many people that is."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.domain.findings import Standing
from prioritise.domain.indicators import Indicator, IndicatorValue, Polarity
from prioritise.evidence.intervals import Interval, interval_of

FEWEST_COMPARATORS = 3
"""With fewer areas than this a standard deviation says little; no z-score is given."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One area's latest figure beside the benchmark's figure for the same period.

    `gap` is area minus benchmark in the indicator's unit. `excess_people` is how many people the gap stands for:
    positive when the area is on the worse side. None where it cannot be known. `interval` is the area's 95% interval
    and says whether it is published, Wilson's or Byar's.
    """

    value: float
    area: IndicatorValue
    benchmark: IndicatorValue | None
    gap: float | None
    standing: Standing
    interval_known: bool
    excess_people: float | None
    interval: Interval

    @property
    def gap_lower(self) -> float | None:
        """The gap at the lower end of the area's interval, taking the benchmark as known exactly."""
        return self._gap_at(self.interval.lower)

    @property
    def gap_upper(self) -> float | None:
        """The gap at the upper end of the area's interval, taking the benchmark as known exactly."""
        return self._gap_at(self.interval.upper)

    def _gap_at(self, limit: float | None) -> float | None:
        if limit is None or self.benchmark is None or self.benchmark.value is None:
            return None
        return limit - self.benchmark.value


def compare(indicator: Indicator, *, area_code: str, benchmark_code: str) -> Comparison | None:
    """Return the area's latest figure against the benchmark; None when the area has no figure at all.

    `worse` means the benchmark's value lies outside the area's 95% interval on the bad side. The interval is the
    published one, else one worked out from the counts (`intervals.interval_of`). Without either the values alone
    decide, and `interval_known` is False.
    """
    area = indicator.latest(area_code)
    if area is None or area.value is None:
        return None
    interval = interval_of(indicator, area)
    benchmark = indicator.at(benchmark_code, area.period)
    if benchmark is None or benchmark.value is None:
        return Comparison(area.value, area, None, None, Standing.NOT_COMPARED, interval.known, None, interval)
    gap = area.value - benchmark.value
    return Comparison(
        value=area.value,
        area=area,
        benchmark=benchmark,
        gap=gap,
        standing=_standing(area.value, interval, benchmark.value, indicator.polarity),
        interval_known=interval.known,
        excess_people=_excess_people(indicator, area, gap),
        interval=interval,
    )


def z_score(indicator: Indicator, *, area_code: str, comparators: Sequence[str]) -> float | None:
    """Find how many standard deviations the area lies on the worse side of its comparators, for its latest period.

    `z = (area - mean of the others) / their sample standard deviation`, with the sign turned so that positive is worse.
    None with fewer than three comparators, no spread, or no polarity.
    """
    area = indicator.latest(area_code)
    if area is None or area.value is None or indicator.polarity is Polarity.NONE:
        return None
    values = (indicator.at(code, area.period) for code in comparators if code != area_code)
    others = [value.value for value in values if value is not None and value.value is not None]
    if len(others) < FEWEST_COMPARATORS:
        return None
    spread = statistics.stdev(others)
    if spread == 0:
        return None
    return indicator.polarity.worse_sign * (area.value - statistics.fmean(others)) / spread


def _standing(value: float, interval: Interval, benchmark: float, polarity: Polarity) -> Standing:
    if polarity is Polarity.NONE:
        return Standing.NOT_COMPARED
    # A rounded value can lie just outside its own published interval.
    lower = value if interval.lower is None else min(interval.lower, value)
    upper = value if interval.upper is None else max(interval.upper, value)
    if lower <= benchmark <= upper:
        return Standing.SIMILAR
    above = lower > benchmark
    return Standing.WORSE if above == (polarity is Polarity.LOWER) else Standing.BETTER


def _excess_people(indicator: Indicator, area: IndicatorValue, gap: float) -> float | None:
    if area.denominator is None or indicator.polarity is Polarity.NONE or not indicator.multiplier:
        return None
    return indicator.polarity.worse_sign * gap / indicator.multiplier * area.denominator
