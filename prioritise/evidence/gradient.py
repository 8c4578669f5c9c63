"""An indicator by deprivation group: the groups in order, the slope through them, and the gap between the ends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prioritise.domain.indicators import Indicator, IndicatorValue
from prioritise.domain.periods import Period
from prioritise.evidence.deprivation import DeprivationOrder, deprivation_order
from prioritise.evidence.inequality import EndGap, SlopeIndex, end_gap, slope_index
from prioritise.evidence.intervals import Z_95, Interval, IntervalMethod, interval_of, method_for
from prioritise.evidence.outcome import CannotTell
from prioritise.words import difference_unit, short_number

FROM_DENOMINATORS = "Groups are weighted by their published denominators."
FROM_INTERVALS = (
    "No denominators are published for the groups, so each is weighted by the number of people its 95% interval "
    "implies (Wilson's formula turned round)."
)


@dataclass(frozen=True, slots=True)
class DeprivationGroup:
    """One group: its place (1 is the most deprived), value, interval, and share (0-1) of the people measured."""

    label: str
    place: int
    value: float
    interval: Interval
    population: float
    share: float


@dataclass(frozen=True, slots=True)
class Gradient:
    """One indicator in one area and period across deprivation groups, from the most to the least deprived."""

    category_type: str
    period: Period
    groups: tuple[DeprivationGroup, ...]
    slope: SlopeIndex
    ends: EndGap
    weighting: str
    finding: str


def deprivation_gradient(indicator: Indicator, area_code: str) -> Gradient | CannotTell:
    """Find the area's latest figures by deprivation group, with slope index and gap.

    Uses the latest period for which every fifth or tenth has a figure; tenths are preferred to fifths. Populations are
    the groups' denominators; where none are published, for percentages only, the number of people each published
    interval implies. Misleads when the groups are national ones and the area has few people in some: their intervals
    show it. CannotTell when there are no such groups, one lacks a figure, or their sizes are not known.
    """
    sets = _complete_sets(indicator, area_code)
    if not sets:
        return CannotTell("There are no figures for every deprivation fifth or tenth of the area.")
    latest = max(sets, key=lambda pair: (pair[1][0].period, pair[0].groups, pair[1][0].category_type))
    order, values = latest
    sized = _populations(indicator, values)
    if sized is None:
        return CannotTell(
            "The figures by deprivation group have no denominators, and no intervals that would tell how many people "
            "each stands for."
        )
    populations, weighting = sized
    figures = [value.value for value in values if value.value is not None]
    intervals = [interval_of(indicator, value) for value in values]
    slope = slope_index(figures, populations, standard_errors=[interval.standard_error for interval in intervals])
    people = math.fsum(populations)
    groups = tuple(
        DeprivationGroup(value.category, place, figure, interval, size, size / people)
        for value, place, figure, interval, size in zip(
            values, order.places, figures, intervals, populations, strict=True
        )
    )
    return Gradient(
        category_type=values[0].category_type,
        period=values[0].period,
        groups=groups,
        slope=slope,
        ends=end_gap(figures),
        weighting=weighting,
        finding=_finding(indicator, slope),
    )


def implied_people(share: float, lower: float, upper: float) -> float | None:
    """Estimate the number of people a proportion with these 95% limits was measured on, all as shares 0-1.

    Wilson's width `2 z sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n)` solved for n. None when the limits have no width or are
    too wide for any number. Misleads when limits are rounded hard or come from a weighted survey: use it to weight
    groups, never to show a count.
    """
    half = (upper - lower) / 2
    if not (0 < half < 0.5 and 0 <= share <= 1):
        return None
    # In k = z²/n the squared width gives (h² - 1/4) k² + (2h² - p(1 - p)) k + h² = 0, with one root above 0.
    a, b, c = half**2 - 0.25, 2 * half**2 - share * (1 - share), half**2
    root = (-b - math.sqrt(b * b - 4 * a * c)) / (2 * a)
    return Z_95**2 / root if root > 0 else None


def _complete_sets(indicator: Indicator, area_code: str) -> list[tuple[DeprivationOrder, tuple[IndicatorValue, ...]]]:
    """Every (category type, period) whose groups are all there, each once, with its figures in order."""
    sets = []
    known = [
        value
        for value in indicator.values
        if value.area_code == area_code and value.category_type and value.value is not None
    ]
    for key in {(value.category_type, value.period) for value in known}:
        values = [value for value in known if (value.category_type, value.period) == key]
        order = deprivation_order(value.category for value in values)
        if order and order.complete and len(values) == order.groups:
            sets.append((order, _in_order(values, order)))
    return sets


def _in_order(values: Iterable[IndicatorValue], order: DeprivationOrder) -> tuple[IndicatorValue, ...]:
    return tuple(sorted(values, key=lambda value: order.place_of(value.category)))


def _populations(indicator: Indicator, values: Sequence[IndicatorValue]) -> tuple[list[float], str] | None:
    denominators = [value.denominator for value in values if value.denominator]
    if len(denominators) == len(values):
        return denominators, FROM_DENOMINATORS
    if method_for(indicator.unit, indicator.multiplier) is not IntervalMethod.WILSON:
        return None
    implied = [people for value in values if (people := _implied(value, indicator.multiplier)) is not None]
    return (implied, FROM_INTERVALS) if len(implied) == len(values) else None


def _implied(value: IndicatorValue, multiplier: float) -> float | None:
    if value.value is None or value.lower_ci is None or value.upper_ci is None:
        return None
    return implied_people(value.value / multiplier, value.lower_ci / multiplier, value.upper_ci / multiplier)


def _finding(indicator: Indicator, slope: SlopeIndex) -> str:
    unit = difference_unit(indicator.unit)
    size = f"{short_number(abs(slope.sii), 3)} {unit}"
    way = "lower" if slope.sii < 0 else "higher"
    if slope.lower is None or slope.upper is None:
        sure = "no interval is known"
    else:
        ends = sorted((abs(slope.lower), abs(slope.upper)))
        clear = slope.lower > 0 or slope.upper < 0
        sure = (
            f"95% interval {short_number(ends[0], 3)} to {short_number(ends[1], 3)}"
            if clear
            else "no more than chance explains"
        )
    return f"{indicator.name}: {size} {way} at the least deprived end than at the most deprived ({sure})"
