"""What the Interventions page says of what is decided on."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.report.words.intervention_words import counted_by_status, counted_with_cuts
from prioritise.words import counted


@dataclass(frozen=True, slots=True)
class InterventionsView:
    """The heading of the page, and one line on what there is."""

    title: str
    summary: str


@once
def interventions_view(exercise: Exercise) -> InterventionsView:
    """Say what is decided on, in a heading and a line."""
    words = counted_by_status(intervention for intervention in exercise.interventions if not intervention.is_cut)
    funds = counted(len(exercise.funds), "fund")
    title = f"You are deciding on {counted_with_cuts(exercise.interventions)}"
    return InterventionsView(title, f"{words}, paid from {funds}." if words else f"Nothing yet. {funds}.")
