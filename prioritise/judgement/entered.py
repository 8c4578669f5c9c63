"""What one person entered where a panel judges: values, until a member scores, and weights without a panel."""

from __future__ import annotations

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Measurement
from prioritise.judgement.panel import is_scored


def entered_values(exercise: Exercise) -> tuple[Measurement, ...]:
    """List what one person entered on criteria that a panel scores, in the order of the file."""
    scored = {criterion.id for criterion in exercise.criteria if criterion.measured_by is MeasuredBy.PANEL}
    return tuple(figure for figure in exercise.measurements if figure.criterion in scored)


def entered_in_use(exercise: Exercise) -> tuple[Measurement, ...]:
    """List those that count: at one level at least, no member gave a score and the panel settled nothing."""
    return tuple(figure for figure in entered_values(exercise) if _counts(exercise, figure))


def _counts(exercise: Exercise, figure: Measurement) -> bool:
    cells = [
        proposal
        for proposal in exercise.proposals
        if exercise.measurement_at.get((proposal, figure.criterion)) is figure
    ]
    return any(
        (cell, figure.criterion) not in exercise.agreed_at and not is_scored(exercise, cell, figure.criterion)
        for cell in cells
    )


def partners_entered(exercise: Exercise) -> tuple[str, ...]:
    """List the partners whose weights somebody wrote down for them: there is no panel on which they could be given."""
    if exercise.members:
        return ()
    return tuple(dict.fromkeys(row.partner for row in exercise.weights))
