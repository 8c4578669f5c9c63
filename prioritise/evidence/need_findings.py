"""What the measures of need share: when they cannot be taken, and the finding that each indicator leaves."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Finding
from prioritise.domain.indicators import Indicator
from prioritise.domain.interventions import Effect, Intervention, Measurement, Proposal
from prioritise.evidence.comparison import Comparison
from prioritise.evidence.outcome import CannotMeasure, no_reach

LINK_IT = "add a row to effects.csv that links it to an indicator, or let the panel score it"


@dataclass(frozen=True, slots=True)
class Part:
    """What one indicator adds to a measure: its finding, and the low and high of its contribution, None if unknown."""

    finding: Finding
    low: float | None
    high: float | None


def sum_over_effects(
    exercise: Exercise, intervention: Intervention, part_of: Callable[[Effect], Part | CannotMeasure]
) -> Measurement | CannotMeasure:
    """Add up what every indicator contributes; the first that cannot be measured says why none is.

    `part_of` gives the part of one effect, in the measure's own unit, which is the unit of the sum.
    """
    effects = effects_to_measure(exercise, intervention)
    if isinstance(effects, CannotMeasure):
        return effects
    parts = []
    for effect in effects:
        part = part_of(effect)
        if isinstance(part, CannotMeasure):
            return part
        parts.append(part)
    findings = tuple(part.finding for part in parts)
    return Measurement(
        intervention=intervention.id,
        criterion="",
        value=math.fsum(finding.contribution for finding in findings),
        low=_total_of(part.low for part in parts),
        high=_total_of(part.high for part in parts),
        source="; ".join(traced(finding) for finding in findings),
        findings=findings,
        level=intervention.level,
    )


def effects_to_measure(exercise: Exercise, intervention: Intervention) -> tuple[Effect, ...] | CannotMeasure:
    """List the intervention's effects, or say why need cannot be measured: no indicator, or a reach not known."""
    effects = exercise.effects_at[Proposal(intervention.id, intervention.level)]
    if not effects:
        return CannotMeasure("it is not linked to any indicator", LINK_IT, "effects.csv")
    if intervention.people_per_year is None:
        return no_reach(intervention)
    return tuple(effects)


def no_comparison(exercise: Exercise, indicator: Indicator) -> CannotMeasure:
    """Say that the area and its benchmark have no figure for one period."""
    return CannotMeasure(
        f"indicator {indicator.id} has no figure for {exercise.area.name} and its benchmark in the same period",
        "add the figure to indicators.csv, or link another indicator",
        "indicators.csv",
    )


def no_denominator(exercise: Exercise, indicator: Indicator, therefore: str) -> CannotMeasure:
    """Say that the number of people an indicator describes is not known, and what follows."""
    return CannotMeasure(
        f"indicator {indicator.id} has no denominator for {exercise.area.name}, so {therefore}",
        "enter the denominator in indicators.csv",
        "indicators.csv",
    )


def finding_of(
    indicator: Indicator, effect: Effect, comparison: Comparison, *, contribution: float, note: str
) -> Finding:
    """Make the finding of one indicator: its figures, what it contributes, why, and both sources."""
    benchmark = comparison.benchmark
    return Finding(
        indicator=indicator.id,
        indicator_name=indicator.name,
        period=comparison.area.period.label,
        area_value=comparison.value,
        lower_ci=comparison.interval.lower,
        upper_ci=comparison.interval.upper,
        benchmark_value=benchmark.value if benchmark else None,
        unit=indicator.unit,
        standing=comparison.standing,
        excess_people=comparison.excess_people,
        contribution=contribution,
        note=note,
        source=comparison.area.source,
        effect_source=effect.source,
        area_name=comparison.area.area_name,
        benchmark_name=benchmark.area_name if benchmark else "",
        interval_method=comparison.interval.method,
    )


def traced(finding: Finding) -> str:
    """Say what a finding contributes and why, with where its figure and its effect come from."""
    where = f"{finding.source}; effect: {finding.effect_source}"
    return f"{finding.indicator_name}, {finding.period}: {finding.note} ({where})"


def _total_of(parts: Iterable[float | None]) -> float | None:
    # None where one of them is not known.
    known = list(parts)
    return None if any(part is None for part in known) else math.fsum(part for part in known if part is not None)
