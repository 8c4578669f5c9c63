"""One intervention as a member of the panel needs it before scoring: what it is, for whom, its cost, the evidence.

Nothing here rests on anybody's scores or weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.needs import need_addressed
from prioritise.analysis.once import once
from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Finding, Standing
from prioritise.domain.interventions import Intervention, Measurement, Proposal, Status
from prioritise.domain.money import plan_cost_gbp
from prioritise.evidence.outcome import CannotMeasure
from prioritise.evidence.trend import Direction
from prioritise.report.words.intervention_words import evidence_grade_sentence, provided_by
from prioritise.report.words.needs_profile import NeedsRow, benchmark_name, needs_profile
from prioritise.words import counted, first_capital, lower_first, measured_figure, pounds, whole_percent

STATUS_SENTENCES = {
    Status.NEW: "New: it would be started.",
    Status.CURRENT: "Running now: it would go on.",
    Status.REDUCE: "A cut: score what making it would do.",
}


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator the intervention acts on: how the place stands, and what the effect on it is and rests on."""

    name: str
    standing: str
    effect: str
    source: str


@dataclass(frozen=True, slots=True)
class MeasuredLine:
    """What is measured on one of the other criteria, and where the figure comes from."""

    criterion: str
    figure: str
    source: str


@dataclass(frozen=True, slots=True)
class InterventionSummary:
    """Everything to read beside the questions; each part is whole sentences or lines.

    `provided_by` and `evidence` are empty where the exercise does not say.
    """

    name: str
    description: str
    status: str
    provided_by: str
    evidence: str
    reach: str
    cost: str
    levels: str
    indicators: tuple[IndicatorLine, ...]
    measured: tuple[MeasuredLine, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Where every figure comes from, a line each."""
        of_indicators = (f"{indicator.name}: {indicator.source}" for indicator in self.indicators if indicator.source)
        return (*of_indicators, *(f"{line.criterion}: {line.source}" for line in self.measured))


@once
def intervention_summary(exercise: Exercise, intervention: str) -> InterventionSummary:
    """Collect what there is to know about one intervention before anybody scores it."""
    subject, rows = exercise.intervention_by_id[intervention], needs_profile(exercise)
    return InterventionSummary(
        name=subject.name,
        description=subject.description,
        status=_status(exercise, subject),
        provided_by=provided_by(subject),
        evidence=evidence_grade_sentence(exercise, subject),
        reach=_reach(exercise, subject),
        cost=_cost(exercise, subject),
        levels=_levels(exercise, subject),
        indicators=_indicators(exercise, rows, subject),
        measured=_measured(exercise, subject),
    )


def _status(exercise: Exercise, subject: Intervention) -> str:
    partner = exercise.partner_by_id.get(subject.lead_partner)
    led_by = f" Led by: {partner.name if partner else subject.lead_partner}." if subject.lead_partner else ""
    return f"{STATUS_SENTENCES[subject.status]}{led_by}"


def _reach(exercise: Exercise, subject: Intervention) -> str:
    people, share = subject.people_per_year, subject.most_deprived_share
    if people is None:
        return "How many people it reaches is not known."
    verb = "would lose by it each year" if people < 0 else "each year"
    reached = f"{counted(abs(people), 'person', 'people')} {verb}"
    group = exercise.area.most_deprived
    if share is None or group is None:
        return f"{reached}."
    return f"{reached}, {whole_percent(share)} of them from the most deprived group ({lower_first(group.definition)})."


def _cost(exercise: Exercise, subject: Intervention) -> str:
    years = f"over {counted(len(exercise.years), 'year')}"
    levels = exercise.levels_of[subject.id]
    if not levels:
        return f"{_amount(plan_cost_gbp(exercise, subject.id))} {years}."
    amounts = [
        f"{lower_first(level.name)}: {_amount(plan_cost_gbp(exercise, subject.id, level=level.level))}"
        for level in levels
    ]
    return f"{first_capital('; '.join(amounts))}; each {years}."


def _amount(cost_gbp: int) -> str:
    return f"releases {pounds(-cost_gbp)}" if cost_gbp < 0 else pounds(cost_gbp)


def _levels(exercise: Exercise, subject: Intervention) -> str:
    levels, people = exercise.levels_of[subject.id], subject.people_per_year
    if not levels:
        return ""
    several = "It can be funded at several levels."
    if people is None:
        return several
    whole = next((lower_first(level.name) for level in levels if level.people_per_year == people), "")
    size = whole or f"the size that reaches {counted(people, 'person', 'people')} each year"
    return f"{several} Score it at {size}; each level counts by the people it reaches."


def _indicators(exercise: Exercise, rows: Sequence[NeedsRow], subject: Intervention) -> tuple[IndicatorLine, ...]:
    row_of = {row.indicator.id: row for row in rows}
    measurement = need_addressed(exercise, exercise.sized[_proposed(exercise, subject)])
    findings = (
        {}
        if isinstance(measurement, CannotMeasure)
        else {finding.indicator: finding for finding in measurement.findings}
    )
    acted_on = dict.fromkeys(effect.indicator for effect in exercise.effects_of[subject.id])
    return tuple(
        _indicator(exercise, indicator_id, row_of.get(indicator_id), findings.get(indicator_id))
        for indicator_id in acted_on
    )


def _proposed(exercise: Exercise, subject: Intervention) -> Proposal:
    """The intervention at the level whose reach is that of the size proposed, else the last listed."""
    levels = exercise.levels_of[subject.id]
    same = [level for level in levels if level.people_per_year == subject.people_per_year]
    return Proposal(subject.id, (same or levels)[-1].level) if levels else Proposal(subject.id)


def _indicator(exercise: Exercise, indicator: str, row: NeedsRow | None, finding: Finding | None) -> IndicatorLine:
    standing = _standing(exercise, row) if row else f"no figure for {exercise.area.name}"
    effect = f"It {finding.note}." if finding and finding.standing is Standing.WORSE else ""
    source = f"Figure: {finding.source}. Effect: {finding.effect_source}" if finding else ""
    return IndicatorLine(exercise.indicator_by_id[indicator].name, standing, effect, source)


def _standing(exercise: Exercise, row: NeedsRow) -> str:
    figure = f"{row.figure} ({row.comparison.area.period.label})"
    if row.comparison.benchmark is None:
        return f"{figure}, and nothing to compare it with"
    judged = "" if row.standing is Standing.NOT_COMPARED else f", {row.standing}"
    gone = "" if row.trend.direction is Direction.CANNOT_TELL else f", {row.trend.direction}"
    return f"{figure}, {benchmark_name(exercise)} {row.benchmark_figure}{judged}{gone}"


def _measured(exercise: Exercise, subject: Intervention) -> tuple[MeasuredLine, ...]:
    proposed = _proposed(exercise, subject)
    measured = (
        (criterion, exercise.measurement_at.get((proposed, criterion.id)))
        for criterion in exercise.criteria
        if criterion.measured_by is MeasuredBy.MEASUREMENT
    )
    return tuple(
        MeasuredLine(criterion.name, _figure(row, criterion.unit), row.source) for criterion, row in measured if row
    )


def _figure(row: Measurement, unit: str) -> str:
    return first_capital(row.step) or measured_figure(row.value, unit)
