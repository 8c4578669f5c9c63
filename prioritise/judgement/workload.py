"""How long scoring and a workshop take, from what the exercise says of its own panel."""

from __future__ import annotations

import math
from dataclasses import dataclass

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise


@dataclass(frozen=True, slots=True)
class PanelTime:
    """What is asked of the panel: each member's answers beforehand, and the cells the workshop settles together.

    Minutes are whole and rounded up; they are plans, not measurements.
    """

    answers: int
    scoring_minutes: int
    cells: int
    settling_minutes: int


def panel_time(exercise: Exercise, *, cells: int | None = None) -> PanelTime:
    """Estimate a panel's time by `settings.panel`: seconds an answer, and minutes a cell for at most so many cells.

    `cells` are those worth settling; as many as the workshop takes when None, since before a round is revealed nobody
    knows. A member answers each intervention on each criterion that the panel scores, for all its levels as one.
    """
    plan = exercise.settings.panel
    scored = sum(criterion.measured_by is MeasuredBy.PANEL for criterion in exercise.criteria)
    answers = len(exercise.interventions) * scored
    settled = min(len(exercise.proposals) * scored if cells is None else cells, plan.cells_to_settle)
    return PanelTime(
        answers=answers,
        scoring_minutes=math.ceil(answers * plan.seconds_a_score / 60),
        cells=settled,
        settling_minutes=math.ceil(settled * plan.minutes_a_cell),
    )
