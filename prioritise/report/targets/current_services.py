"""Whether current services are counted once or twice, and what the other way of counting would give."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.targets import projections, projections_counted_otherwise
from prioritise.domain.exercise import Exercise
from prioritise.domain.vocabulary import words_of
from prioritise.targets.attainment import TargetProjection
from prioritise.words import counted, joined, lower_first

ON_TOP = "What current services do is added to the trend, although the trend holds what they did so far."
ONCE = (
    "What current services do is counted once: the trend holds it already, so continuing one adds nothing and stopping "
    "one takes its effect away."
)


@once
def current_services_sentence(analysis: Analysis) -> str:
    """Say which way of counting current services is in use, and which targets the other would put on another course.

    With the same list chosen. Empty where no current service acts on a target that can be projected.
    """
    exercise = analysis.exercise
    if not _acts(exercise):
        return ""
    now = {projection.target.id: projection for projection in projections(analysis)}
    then = {projection.target.id: projection for projection in projections_counted_otherwise(analysis)}
    way = ONCE if exercise.settings.targets.current_in_trend else ON_TOP
    return f"{way} {_difference(exercise, now, then)}"


def _acts(exercise: Exercise) -> bool:
    wanted = {target.indicator for target in exercise.targets if target.indicator}
    current = {intervention.id for intervention in exercise.interventions if intervention.is_current}
    return any(effect.indicator in wanted and effect.intervention in current for effect in exercise.effects)


def _difference(exercise: Exercise, now: Mapping[str, TargetProjection], then: Mapping[str, TargetProjection]) -> str:
    words = words_of(exercise.vocabulary)
    if exercise.settings.targets.current_in_trend:
        counting = "Adding current services on top of the trend"
    else:
        counting = "Counting current services only once"
    judged = [target_id for target_id, projection in now.items() if projection.attainments]
    moved = [target_id for target_id in judged if _course(then[target_id]) != _course(now[target_id])]
    total = counted(len(judged), words.target, words.targets)
    if not moved:
        return f"{counting}, none of {total} would be on another course."
    courses = [
        f"{lower_first(now[target_id].target.title)} {_course(then[target_id])} instead of {_course(now[target_id])}"
        for target_id in moved
    ]
    return f"{counting}, {len(moved)} of {total} would be on another course: {joined(courses)}."


def _course(projection: TargetProjection) -> str:
    return str(projection.attainments[-1].course) if projection.attainments else "without a figure"
