"""Which criteria can still be valued for another area, and why the others cannot yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy, Role
from prioritise.domain.exercise import Exercise
from prioritise.evidence.measures import measure_from_evidence
from prioritise.files.for_area.account import Emptied


def criteria_left_out(exercise: Exercise, first_area: str) -> Mapping[str, Emptied]:
    """Name, by id, every criterion of the emptied exercise that has no value or weight of its own yet, and the step.

    `exercise` stands in the new area, with what its people gave and the most deprived group's share gone. Cost is left
    out while nobody has weighed it: with every criterion counted alike it would outweigh what money is for, and the
    budgets limit it already.
    """
    left_out: dict[str, Emptied] = {}
    for missing in measure_from_evidence(exercise).missing:
        criterion = exercise.criterion_by_id[missing.criterion]
        if criterion.id not in left_out:
            left_out[criterion.id] = _not_measured(criterion, f"{missing.where}: {missing.reason}")
    for criterion in exercise.criteria:
        if criterion.measured_by is MeasuredBy.PANEL:
            is_entered = any(figure.criterion == criterion.id for figure in exercise.measurements)
            left_out[criterion.id] = _not_scored(criterion, f"{first_area}'s {'people' if is_entered else 'panel'}")
        elif criterion.role is Role.COST:
            left_out[criterion.id] = _not_weighed(criterion)
        elif criterion.measured_by is MeasuredBy.MEASUREMENT and not _all_measured(exercise, criterion):
            left_out[criterion.id] = _not_measured(criterion, f"its values had been agreed by {first_area}'s panel")
    return left_out


def in_new_area(exercise: Exercise, area_code: str, area_name: str, comparators: tuple[str, ...]) -> Exercise:
    """Place an exercise in another area with what its people gave and its most deprived group taken out."""
    area = replace(exercise.area, code=area_code, name=area_name, comparators=comparators, most_deprived=None)
    return replace(exercise, area=area, scores=(), agreed=(), weights=())


def _all_measured(exercise: Exercise, criterion: Criterion) -> bool:
    return all((proposal, criterion.id) in exercise.measurement_at for proposal in exercise.proposals)


def _not_weighed(criterion: Criterion) -> Emptied:
    return Emptied(
        f"Criterion {criterion.name}",
        "nobody has weighed it here yet, and counted alike with the others it would outweigh them, so it is left out",
        f"Put {criterion.id} back in criteria of exercise.yaml when your partners' weights are in weights.csv.",
    )


def _not_scored(criterion: Criterion, whom: str) -> Emptied:
    return Emptied(
        f"Criterion {criterion.name}",
        f"scored by {whom}, so it is left out of criteria for now",
        f"Have your panel score it in scores.csv, then put {criterion.id} back in criteria of exercise.yaml.",
    )


def _not_measured(criterion: Criterion, why: str) -> Emptied:
    step = f"then put {criterion.id} back in criteria of exercise.yaml."
    if criterion.measure is EvidenceMeasure.INEQUALITY_GAIN:
        step = f"Fill in the most deprived group and each most_deprived_share, {step}"
    else:
        step = f"Add the figure that is missing, {step}"
    return Emptied(f"Criterion {criterion.name}", f"it cannot be measured here yet ({why}), so it is left out", step)
