"""How much of the area's excess an intervention could remove, and how severe the need behind it is."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Finding, Standing
from prioritise.domain.interventions import Effect, Intervention, Measurement
from prioritise.evidence.comparison import compare, z_score
from prioritise.evidence.disclosure import is_small
from prioritise.evidence.need_findings import (
    LINK_IT,
    Part,
    effects_to_measure,
    finding_of,
    no_comparison,
    no_denominator,
    sum_over_effects,
    traced,
)
from prioritise.evidence.outcome import CannotMeasure
from prioritise.words import size_percent


def need_addressed(exercise: Exercise, intervention: Intervention) -> Measurement | CannotMeasure:
    """Measure how many gaps to the benchmark the intervention would close in a year, in gaps.

    The sum, over its indicators that are worse than the benchmark, of
    `min(1, people * improvement per person / excess people)`; a reduction opens gaps, floored at -1 each. Low and
    high come from the effects' own limits.
    """
    return sum_over_effects(exercise, intervention, lambda effect: _gap_closed(exercise, intervention, effect))


def need_severity(exercise: Exercise, intervention: Intervention) -> Measurement | CannotMeasure:
    """Measure how far the worst of its indicators lies on the bad side of comparator areas, in standard deviations.

    At least 0, negative for a reduction, 0 for what reaches nobody. Misleads when read as a size: it says how bad the
    need is, not how much of it is met.
    """
    effects = effects_to_measure(exercise, intervention)
    if isinstance(effects, CannotMeasure):
        return effects
    findings = [finding for effect in effects if (finding := _severity(exercise, effect))]
    if not findings:
        return CannotMeasure("none of its indicators can be compared with other areas", LINK_IT, "effects.csv")
    people = intervention.people_per_year or 0
    sign = (people > 0) - (people < 0)
    worst = max(finding.contribution for finding in findings)
    return Measurement(
        intervention=intervention.id,
        criterion="",
        value=sign * max(0.0, worst) + 0.0,
        low=None,
        high=None,
        source="; ".join(traced(finding) for finding in findings),
        findings=tuple(findings),
        level=intervention.level,
    )


def _gap_closed(exercise: Exercise, intervention: Intervention, effect: Effect) -> Part | CannotMeasure:
    indicator = exercise.indicator_by_id[effect.indicator]
    comparison = compare(indicator, area_code=exercise.area.code, benchmark_code=exercise.area.benchmark)
    if comparison is None or comparison.benchmark is None:
        return no_comparison(exercise, indicator)
    if comparison.standing is not Standing.WORSE:
        note = f"{exercise.area.name} is {comparison.standing} here, so there is no gap to close"
        return Part(finding_of(indicator, effect, comparison, contribution=0.0, note=note), 0.0, 0.0)
    if comparison.excess_people is None:
        return no_denominator(exercise, indicator, "its gap is not known in people")
    people, excess = intervention.people_per_year or 0, comparison.excess_people
    sign = -indicator.polarity.worse_sign
    closed = _share_closed(people, sign * effect.change_per_person, excess)
    note = _note(closed, _people(excess, exercise.settings.small_number))
    finding = finding_of(indicator, effect, comparison, contribution=closed, note=note)
    if effect.low is None or effect.high is None:
        return Part(finding, None, None)
    ends = [_share_closed(people, sign * end, excess) for end in (effect.low, effect.high)]
    return Part(finding, min(ends), max(ends))


def _note(closed: float, gap: str) -> str:
    if closed < 0:
        return f"widens a gap of {gap} by {size_percent(-closed)}"
    # Adding 0 makes the -0.0 of an effect of nothing read as 0.0.
    return f"closes {size_percent(closed + 0.0)} of a gap of {gap}"


def _people(excess: float, small_number: int) -> str:
    # The words stand in exports, where a small number of people is not shown.
    return f"{small_number} people or fewer" if is_small(excess, small_number) else f"{excess:,.0f} people"


def _share_closed(people: int, improvement_per_person: float, excess_people: float) -> float:
    return max(-1.0, min(1.0, people * improvement_per_person / excess_people))


def _severity(exercise: Exercise, effect: Effect) -> Finding | None:
    indicator = exercise.indicator_by_id[effect.indicator]
    comparison = compare(indicator, area_code=exercise.area.code, benchmark_code=exercise.area.benchmark)
    z = z_score(indicator, area_code=exercise.area.code, comparators=exercise.area.comparators)
    if comparison is None or z is None:
        return None
    return finding_of(indicator, effect, comparison, contribution=z, note=f"{z:+.1f} standard deviations, + is worse")
