"""Every intervention valued on every criterion, and scored; worked out once for an exercise and weights."""

from __future__ import annotations

from prioritise.analysis.once import once
from prioritise.analysis.unfinished import to_come
from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import MissingFigure
from prioritise.evidence.measures import measure_from_evidence
from prioritise.judgement.appraisal import Appraisal, appraise
from prioritise.judgement.scores import Score, score_interventions


@once
def scored(exercise: Exercise, weights: tuple[float, ...]) -> tuple[Score, ...]:
    """Score every intervention at these weights. Raises IncompleteExercise as `appraised` does."""
    return score_interventions(exercise, appraised(exercise), weights)


def missing_values(exercise: Exercise) -> tuple[MissingFigure, ...]:
    """List every value that a listed criterion needs and that is not there yet; none when `analyse` can go ahead."""
    return appraised_so_far(exercise).missing


def appraised(exercise: Exercise) -> Appraisal:
    """Value every intervention on every criterion. Raises IncompleteExercise where anything is missing."""
    if lacking := to_come(exercise):
        raise IncompleteExercise(lacking[0].sentence)
    appraisal = appraised_so_far(exercise)
    if appraisal.missing:
        first = appraisal.missing[0]
        what_to_do = f"{first.what_to_do.capitalize()}."
        raise IncompleteExercise(f"{first.found}. {what_to_do}")
    return appraisal


@once
def appraised_so_far(exercise: Exercise) -> Appraisal:
    """Value every intervention as far as can be, and list what is missing."""
    evidence = measure_from_evidence(exercise)
    return appraise(exercise, from_evidence=evidence.measurements, not_measured=evidence.missing)
