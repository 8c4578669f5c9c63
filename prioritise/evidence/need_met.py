"""How much less far behind its benchmark an area would be: a step counts more the further behind it starts."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator, IndicatorValue, Polarity
from prioritise.domain.interventions import Effect, Intervention, Measurement
from prioritise.domain.periods import Period
from prioritise.evidence.comparison import Comparison, compare
from prioritise.evidence.need_findings import (
    Part,
    finding_of,
    no_comparison,
    no_denominator,
    sum_over_effects,
)
from prioritise.evidence.outcome import CannotMeasure
from prioritise.words import difference_unit, short_number

FEWEST_FOR_A_SPREAD = 5
"""With fewer comparator areas than this their standard deviation is too uncertain to measure need by. Our choice."""


def need_met(exercise: Exercise, intervention: Intervention, *, power: int) -> Measurement | CannotMeasure:
    """Measure how much less far behind its benchmark the area would be, in spreads between comparator areas.

    The sum over its indicators of `(max(z, 0)^power - max(z - step, 0)^power) / power`, where `z` is how far behind the
    benchmark the area is and `step` what the intervention changes towards better in a year, both in standard deviations
    of the comparators without the area itself. Harm is below 0; an indicator at or beyond its benchmark counts nothing.
    `power` 2 makes a step count more the further behind the area is, 1 counts all steps alike. Low and high come from
    the effects' own limits. Misleads when the comparators are few or very alike: a small difference is then many
    spreads.
    """
    return sum_over_effects(exercise, intervention, lambda effect: _part(exercise, intervention, effect, power))


def less_far_behind(behind: float, step: float, power: int) -> float:
    """Work out what a step towards better is worth to an area that is `behind` spreads behind; both in spreads.

    The same as `(max(behind, 0)^power - max(behind - step, 0)^power) / power`, written so that rounding cannot make a
    larger need count less. 0 where the area is not behind; below 0 for a step the wrong way.
    """
    if behind <= 0:
        return 0.0
    taken = min(step, behind)
    # Adding 0 makes the -0.0 of an effect of nothing read as 0.0.
    return taken * (behind - taken / 2 if power == 2 else 1.0) + 0.0


@dataclass(frozen=True, slots=True)
class _Spread:
    """The comparators' standard deviation, in the indicator's unit, how many areas it is of, and of which period."""

    size: float
    areas: int
    period: Period


def _part(exercise: Exercise, intervention: Intervention, effect: Effect, power: int) -> Part | CannotMeasure:
    indicator = exercise.indicator_by_id[effect.indicator]
    comparison = compare(indicator, area_code=exercise.area.code, benchmark_code=exercise.area.benchmark)
    if comparison is None or comparison.gap is None:
        return no_comparison(exercise, indicator)
    gap_on_the_worse_side = indicator.polarity.worse_sign * comparison.gap
    if gap_on_the_worse_side <= 0:
        # However far areas spread, and however many people it is, nothing counts.
        finding = finding_of(indicator, effect, comparison, contribution=0.0, note=_not_behind(exercise, indicator))
        return Part(finding, 0.0, 0.0)
    spread = _spread(exercise, indicator, comparison.area.period)
    if isinstance(spread, CannotMeasure):
        return spread
    if not comparison.area.denominator or not indicator.multiplier:
        return no_denominator(exercise, indicator, "what it would change there is not known")
    behind = gap_on_the_worse_side / spread.size
    steps = _steps(intervention, effect, indicator, comparison.area.denominator, spread)
    worth = [None if step is None else less_far_behind(behind, step, power) for step in steps]
    note = _note(exercise, comparison, indicator, spread, behind=behind, step=steps[0] or 0.0)
    finding = finding_of(indicator, effect, comparison, contribution=worth[0] or 0.0, note=note)
    ends = [end for end in worth[1:] if end is not None]
    return Part(finding, min(ends), max(ends)) if len(ends) == 2 else Part(finding, None, None)


def _spread(exercise: Exercise, indicator: Indicator, period: Period) -> _Spread | CannotMeasure:
    """The spread in the area's own period, or in the last one before it for which enough comparators have figures."""
    series = [indicator.series(code) for code in exercise.area.comparators if code != exercise.area.code]
    earlier = {figure.period for figures in series for figure in figures if figure.period < period}
    for asked in (period, *sorted(earlier, reverse=True)):
        values = _values(series, asked)
        if len(values) >= FEWEST_FOR_A_SPREAD:
            return _spread_of(values, indicator, asked)
    values = _values(series, period)
    return CannotMeasure(
        f"indicator {indicator.id} has figures of {len(values)} comparator areas for {period.label}, and need met "
        f"is measured by the spread between at least {FEWEST_FOR_A_SPREAD}",
        "add their figures to indicators.csv and list them as area.comparators in exercise.yaml, or use the "
        "criterion need-addressed, which needs only the benchmark",
        "indicators.csv",
    )


def _values(series: Sequence[Sequence[IndicatorValue]], period: Period) -> list[float]:
    figures = (figure for values in series for figure in values if figure.period == period)
    return [figure.value for figure in figures if figure.value is not None]


def _spread_of(values: list[float], indicator: Indicator, period: Period) -> _Spread | CannotMeasure:
    size = statistics.stdev(values)
    if size == 0:
        return CannotMeasure(
            f"indicator {indicator.id} has the same figure in every comparator area for {period.label}, so there is no "
            "spread to measure need by",
            "check the figures, compare with other areas, or use the criterion need-addressed",
            "indicators.csv",
        )
    return _Spread(size, len(values), period)


def _steps(
    intervention: Intervention, effect: Effect, indicator: Indicator, denominator: float, spread: _Spread
) -> list[float | None]:
    """The change towards better in spreads: central, and at either limit of the effect."""
    people = intervention.people_per_year or 0
    a_person = -indicator.polarity.worse_sign * indicator.multiplier / denominator / spread.size
    changes = (effect.change_per_person, effect.low, effect.high)
    return [None if change is None else people * change * a_person for change in changes]


def _not_behind(exercise: Exercise, indicator: Indicator) -> str:
    if indicator.polarity is Polarity.NONE:
        return "neither way is better here, so nothing counts"
    return f"{exercise.area.name} is not behind its benchmark here, so nothing counts"


def _note(
    exercise: Exercise, comparison: Comparison, indicator: Indicator, spread: _Spread, *, behind: float, step: float
) -> str:
    benchmark = (comparison.benchmark and comparison.benchmark.area_name) or "its benchmark"
    where = f"{exercise.area.name} is {_figure(behind)} spreads behind {benchmark}"
    unit = difference_unit(indicator.unit)
    when = "" if spread.period == comparison.area.period else f" in {spread.period.label}"
    size = short_number(spread.size, 3)
    one = f"one spread is {size} {unit}, the standard deviation of {spread.areas} other areas{when}"
    if step >= behind:
        return f"{where} and would be level, which is as far as it counts ({one})"
    way = "closer" if step >= 0 else "further behind"
    return f"{where} and would be {_figure(abs(step))} {way} ({one})"


def _figure(spreads: float) -> str:
    return f"{spreads:.2f}" if spreads >= 0.1 else f"{spreads:.2g}"
