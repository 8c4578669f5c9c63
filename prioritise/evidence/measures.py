"""The figures that criteria measured from evidence rest on, for every intervention."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import MissingFigure
from prioritise.domain.illustrative import illustrative_kind
from prioritise.domain.interventions import Intervention, Measurement
from prioritise.evidence.inequality import inequality_gain
from prioritise.evidence.need import need_addressed, need_severity
from prioritise.evidence.need_met import need_met
from prioritise.evidence.outcome import CannotMeasure, no_reach

OF_EFFECTS = (EvidenceMeasure.NEED_MET, EvidenceMeasure.NEED_ADDRESSED)
"""Measures whose size depends on the effects; the others need only reach, or how the area stands."""


@dataclass(frozen=True, slots=True)
class EvidenceMeasurements:
    """What could be measured from evidence, and what could not."""

    measurements: tuple[Measurement, ...]
    missing: tuple[MissingFigure, ...]


def measure_from_evidence(exercise: Exercise) -> EvidenceMeasurements:
    """Measure every intervention, at each of its levels, on every criterion that is measured from evidence."""
    measurements: list[Measurement] = []
    missing: list[MissingFigure] = []
    for criterion in exercise.criteria:
        if criterion.measured_by is not MeasuredBy.EVIDENCE:
            continue
        for proposal in exercise.proposals:
            outcome = _measure(exercise, criterion, exercise.sized[proposal])
            if isinstance(outcome, CannotMeasure):
                why = (outcome.reason, outcome.what_to_do, outcome.file)
                missing.append(MissingFigure(proposal.intervention, criterion.id, *why, level=proposal.level))
            else:
                measurements.append(_with_what_is_not_real(exercise, criterion, outcome))
    return EvidenceMeasurements(tuple(measurements), tuple(missing))


def _with_what_is_not_real(exercise: Exercise, criterion: Criterion, figure: Measurement) -> Measurement:
    """The figure, with what it was computed from that is not real named beside its source."""
    effects, figures = ([getattr(finding, name) for finding in figure.findings] for name in ("effect_source", "source"))
    parts = [illustrative_kind(exercise.illustrative, "indicators", figures)]
    if criterion.measure is not EvidenceMeasure.NEED_SEVERITY:
        parts.append(illustrative_kind(exercise.illustrative, "reach", ()))
    if criterion.measure in OF_EFFECTS:
        parts.append(illustrative_kind(exercise.illustrative, "effects", effects))
    named = tuple(part for part in parts if part)
    source = f"{figure.source}; illustrative: {', '.join(named)}" if named else figure.source
    return replace(figure, criterion=criterion.id, illustrative=named, source=source)


def _measure(exercise: Exercise, criterion: Criterion, intervention: Intervention) -> Measurement | CannotMeasure:
    match criterion.measure:
        case None:
            return _not_named(criterion, "measure")
        case EvidenceMeasure.NEED_MET:
            power = criterion.shortfall_power
            if power is None:
                return _not_named(criterion, "shortfall_power")
            return need_met(exercise, intervention, power=power)
        case EvidenceMeasure.NEED_ADDRESSED:
            return need_addressed(exercise, intervention)
        case EvidenceMeasure.NEED_SEVERITY:
            return need_severity(exercise, intervention)
        case EvidenceMeasure.INEQUALITY_GAIN:
            return inequality_gain(exercise, intervention)
        case EvidenceMeasure.PEOPLE:
            return _people(intervention)


def _not_named(criterion: Criterion, what: str) -> CannotMeasure:
    file = f"criteria/{criterion.id}.yaml"
    return CannotMeasure(f"the criterion names no `{what}`", "name one in the criterion's file", file)


def _people(intervention: Intervention) -> Measurement | CannotMeasure:
    if intervention.people_per_year is None:
        return no_reach(intervention)
    return Measurement(
        intervention=intervention.id,
        criterion="",
        value=float(intervention.people_per_year),
        low=None,
        high=None,
        source=intervention.source_said,
        level=intervention.level,
    )
