"""The agreement as it stands: the targets that count, those they replaced, and their milestones."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, TargetStatus, latest_versions


def current_targets(exercise: Exercise) -> tuple[Target, ...]:
    """Return the targets that count: of each id the latest version, in the order of the agreement."""
    return latest_versions(exercise.targets)


def earlier_versions(exercise: Exercise) -> tuple[Target, ...]:
    """Return the targets a refresh has replaced, kept as they were."""
    counting = {id(current_target) for current_target in current_targets(exercise)}
    return tuple(target for target in exercise.targets if id(target) not in counting)


def milestones_of(exercise: Exercise, target: Target) -> Mapping[str, float]:
    """Return a target's milestones by year. One given for this version comes before one for every version."""
    rows = [milestone for milestone in exercise.milestones if milestone.target == target.id]
    shared = {row.year: row.value for row in rows if not row.version}
    own = {row.year: row.value for row in rows if row.version and row.version == target.version}
    return shared | own


def area_of(exercise: Exercise, target: Target) -> str:
    """Return the code of the area a target is for: its own, or the exercise's where none is given."""
    return target.area_code or exercise.area.code


def is_for_a_district(exercise: Exercise, target: Target) -> bool:
    """Tell whether a target is for another area than the exercise's."""
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
