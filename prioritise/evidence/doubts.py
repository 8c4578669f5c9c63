"""Doubts about published figures: what their own counts, limits, past and neighbours do not bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from prioritise.domain.exercise import Area, Exercise
from prioritise.domain.indicators import Indicator, IndicatorValue
from prioritise.domain.units import PERCENT, is_of_people, last_decimal, unit_in
from prioritise.evidence.intervals import (
    Interval,
    IntervalMethod,
    byar,
    is_rebuilt_by_counts,
    method_for,
    wilson,
)
from prioritise.words import short_number

FARTHEST_FROM_COUNTS = 2.0
"""Times; a figure further from what its counts give is doubted. Standardising for age moves published rates less."""
LIMITS_APART = 0.1
"""A share of the published interval's width."""
FEWEST_REBUILT = 0.9
"""A share of an indicator's figures: below it they are standardised or weighted, and so are their limits."""
TENFOLD = ((8.0, 12.5), (80.0, 125.0), (800.0, 1250.0))
"""How many times as large a figure is whose decimal point has slipped."""
FEWEST_YEARS, FEWEST_NEIGHBOURS = 2, 3
SMALL_COUNT = 10
"""People or events; rates of fewer swing tenfold by chance."""
PLAIN_UNITS = ("years", "score")
TIMES = ("ten times", "a hundred times", "a thousand times")
PARTS = ("a tenth", "a hundredth", "a thousandth")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing about an indicator's figures that does not fit, and what to do. Both are sentences."""

    indicator: str
    found: str
    what_to_do: str


def doubts(exercise: Exercise) -> tuple[Doubt, ...]:
    """List everything that does not fit in the whole-area figures of the area, its benchmark and its comparators."""
    misfits: list[Doubt] = []
    for indicator in exercise.indicators:
        figures = _figures(indicator, exercise.area)
        misfits.extend(_shares_called_percent(indicator, figures))
        misfits.extend(_against_counts(indicator, figures))
        misfits.extend(_more_than_all(indicator, figures))
        misfits.extend(_limits_against_counts(indicator, figures))
        misfits.extend(_against_past_and_neighbours(indicator, figures))
    return tuple(misfits)


def _figures(indicator: Indicator, area: Area) -> list[IndicatorValue]:
    wanted = {area.code, area.benchmark, *area.comparators}
    figures = [value for value in indicator.values if _is_whole(value) and value.area_code in wanted]
    return sorted(figures, key=lambda figure: figure.area_code != area.code)


def _is_whole(value: IndicatorValue) -> bool:
    return value.value is not None and not value.category_type


def _shares_called_percent(indicator: Indicator, figures: Sequence[IndicatorValue]) -> Iterator[Doubt]:
    largest = max((abs(figure.value or 0.0) for figure in figures), default=0.0)
    proved = any(is_rebuilt_by_counts(figure, indicator.multiplier) and figure.count for figure in figures)
    if indicator.unit == PERCENT and 0 < largest <= 1 and not proved:
        yield Doubt(
            indicator.id,
            f"No figure of “{indicator.name}” passes 1%: the largest is {largest:,.15g}.",
            f"If they are shares, so that {largest:,.15g} means {largest * 100:.6g}%, write them in percent.",
        )


def _against_counts(indicator: Indicator, figures: Sequence[IndicatorValue]) -> Iterator[Doubt]:
    odd = [figure for figure in figures if (ratio := _times_its_counts(indicator, figure)) and _is_far(ratio)]
    if odd:
        first = odd[0]
        rebuilt = (first.count or 0.0) / (first.denominator or 1.0) * indicator.multiplier
        yield Doubt(
            indicator.id,
            f"{_figure(indicator, first)} is {first.value:,.15g}, where its count ÷ denominator × multiplier is "
            f"{short_number(rebuilt, 6)}{_and_more(odd)}.",
            "Check the figure, its count and its denominator at the source.",
        )


def _more_than_all(indicator: Indicator, figures: Sequence[IndicatorValue]) -> Iterator[Doubt]:
    if method_for(indicator.unit, indicator.multiplier) is not IntervalMethod.WILSON:
        return
    odd = [figure for figure in figures if _passes_all(indicator, figure)]
    if odd:
        first = odd[0]
        percent = "%" if indicator.unit == PERCENT else ""
        yield Doubt(
            indicator.id,
            f"{_figure(indicator, first)} is {first.value:,.15g}{percent}, {_than_all(first)}{_and_more(odd)}.",
            "Check the figure, its count and its denominator at the source. From a count above its denominator no "
            "interval is worked out.",
        )


def _passes_all(indicator: Indicator, figure: IndicatorValue) -> bool:
    if (figure.value or 0.0) > indicator.multiplier:
        return True
    ratio = _times_its_counts(indicator, figure)
    return _counts_pass_all(figure) and ratio is not None and not _is_far(ratio)


def _than_all(figure: IndicatorValue) -> str:
    if not _counts_pass_all(figure):
        return "which is more than all"
    return f"and its count, {figure.count:,.15g}, is more than all {figure.denominator:,.15g} of its denominator"


def _counts_pass_all(figure: IndicatorValue) -> bool:
    return bool(figure.count and figure.denominator and figure.count > figure.denominator)


def _times_its_counts(indicator: Indicator, figure: IndicatorValue) -> float | None:
    if not figure.value or not figure.count or not figure.denominator or figure.value < 0:
        return None
    return figure.value / (figure.count / figure.denominator * indicator.multiplier)


def _is_far(ratio: float) -> bool:
    return not 1 / FARTHEST_FROM_COUNTS <= ratio <= FARTHEST_FROM_COUNTS


def _limits_against_counts(indicator: Indicator, figures: Sequence[IndicatorValue]) -> Iterator[Doubt]:
    counted = [figure for figure in figures if figure.count is not None and figure.denominator]
    rebuilt = [value for value in counted if is_rebuilt_by_counts(value, indicator.multiplier)]
    if not rebuilt or len(rebuilt) < FEWEST_REBUILT * len(counted):
        return
    odd = [value for value in rebuilt if _limits_are_apart(indicator, value)]
    computed = _from_counts(indicator, odd[0]) if odd else None
    if computed is not None and computed.lower is not None and computed.upper is not None:
        first = odd[0]
        yield Doubt(
            indicator.id,
            f"{_figure(indicator, first)} has limits of {first.lower_ci:,.15g} to {first.upper_ci:,.15g}, where its "
            f"counts give {short_number(computed.lower)} to {short_number(computed.upper)} ({computed.method})"
            f"{_and_more(odd)}.",
            "Ask the publisher how they were worked out. With the limits left empty, those from the counts are used.",
        )


def _limits_are_apart(indicator: Indicator, figure: IndicatorValue) -> bool:
    computed = _from_counts(indicator, figure)
    if computed is None or computed.lower is None or computed.upper is None:
        return False
    if figure.lower_ci is None or figure.upper_ci is None:
        return False
    apart = max(abs(computed.lower - figure.lower_ci), abs(computed.upper - figure.upper_ci))
    width = max(figure.upper_ci - figure.lower_ci, computed.upper - computed.lower)
    return apart > LIMITS_APART * width + max(last_decimal(figure.lower_ci), last_decimal(figure.upper_ci))


def _from_counts(indicator: Indicator, figure: IndicatorValue) -> Interval | None:
    method = method_for(indicator.unit, indicator.multiplier)
    if figure.count is None or not figure.denominator or figure.count < 0:
        return None
    if method is IntervalMethod.WILSON and figure.count <= figure.denominator:
        return wilson(figure.count, figure.denominator, multiplier=indicator.multiplier)
    return (
        byar(figure.count, figure.denominator, multiplier=indicator.multiplier)
        if method is IntervalMethod.BYAR
        else None
    )


def _against_past_and_neighbours(indicator: Indicator, figures: Sequence[IndicatorValue]) -> Iterator[Doubt]:
    unit = unit_in(indicator.unit)
    comparable = unit is not None and (is_of_people(unit) or unit.name in PLAIN_UNITS)
    by_area: dict[str, list[IndicatorValue]] = {}
    by_period: dict[object, list[IndicatorValue]] = {}
    for figure in figures:
        by_area.setdefault(figure.area_code, []).append(figure)
        by_period.setdefault(figure.period, []).append(figure)
    odd: list[tuple[IndicatorValue, str]] = []
    for figure in figures:
        if not figure.value or (figure.count is not None and figure.count < SMALL_COUNT):
            continue
        past = _times(figure, by_area[figure.area_code], FEWEST_YEARS)
        beside = _times(figure, by_period[figure.period], FEWEST_NEIGHBOURS) if comparable else None
        said = f"{past} its other years" if past else f"{beside} other areas" if beside else ""
        if said:
            odd.append((figure, said))
    if odd:
        first, said = odd[0]
        yield Doubt(
            indicator.id,
            f"{_figure(indicator, first)} is {first.value:,.15g}, about {said}"
            f"{_and_more([value for value, _ in odd])}.",
            "Check it at the source: a decimal point may have slipped, or its unit may be another.",
        )


def _times(figure: IndicatorValue, all_of_them: Sequence[IndicatorValue], fewest: int) -> str:
    """How many times the usual figure among the others this one is, when that is ten, a hundred or a thousand."""
    others = [other.value for other in all_of_them if other is not figure and other.value and other.value > 0]
    if len(others) < fewest or figure.value is None or figure.value <= 0:
        return ""
    ratio = figure.value / median(others)
    for power, (low, high) in enumerate(TENFOLD):
        if low <= ratio <= high:
            return f"{TIMES[power]} that of"
        if low <= 1 / ratio <= high:
            return f"{PARTS[power]} of that of"
    return ""


def _figure(indicator: Indicator, figure: IndicatorValue) -> str:
    return f"“{indicator.name}” of {figure.area_name or figure.area_code} for {figure.period.label}"


def _and_more(odd: Sequence[IndicatorValue]) -> str:
    return f"; {len(odd) - 1} more of its figures like it" if len(odd) > 1 else ""
