"""The agreement as it stands: the targets that count, those they replaced, and their milestones."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, TargetStatus, latest_versions


def current_targets(exercise: Exercise) -> tuple[Target, ...]:
    """The targets that count: of each id the latest version, in the order of the agreement."""
    return latest_versions(exercise.targets)


def earlier_versions(exercise: Exercise) -> tuple[Target, ...]:
    """The targets a refresh has replaced, kept as they were."""
    counting = {id(each) for each in current_targets(exercise)}
    return tuple(each for each in exercise.targets if id(each) not in counting)


def milestones_of(exercise: Exercise, target: Target) -> Mapping[str, float]:
    """The milestones of a target by year. One given for this version comes before one given for every version."""
    rows = [each for each in exercise.milestones if each.target == target.id]
    shared = {each.year: each.value for each in rows if not each.version}
    own = {each.year: each.value for each in rows if each.version and each.version == target.version}
    return shared | own


def area_of(exercise: Exercise, target: Target) -> str:
    """The code of the area a target is for: its own, or the exercise's where none is given."""
    return target.area_code or exercise.area.code


def is_for_a_district(exercise: Exercise, target: Target) -> bool:
    """Whether a target is for another area than the exercise's."""
    return area_of(exercise, target) != exercise.area.code


def placeholder_note(target: Target) -> str:
    """Say that a target is a placeholder, what is missing and who must fill it; empty for an agreed target."""
    missing = still_missing(target)
    return f"placeholder: {missing}" if missing else ""


def still_missing(target: Target) -> str:
    """Say what a placeholder lacks and who must fill it; empty for an agreed target."""
    if target.status is not TargetStatus.PLACEHOLDER:
        return ""
    reason, who = target.placeholder_reason.rstrip(". "), target.to_be_filled_by.rstrip(". ")
    return f"{reason}; to be filled by {who}"
