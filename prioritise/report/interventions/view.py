"""What the Interventions page says of what is decided on."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Status
from prioritise.report.words.intervention_words import counted_with_cuts
from prioritise.words import counted, first_capital, joined


@dataclass(frozen=True, slots=True)
class InterventionsView:
    """The heading of the page, and one line on what there is."""

    title: str
    summary: str


@once
def interventions_view(exercise: Exercise) -> InterventionsView:
    """Say what is decided on, in a heading and a line."""
    counts = {
        status: sum(intervention.status is status for intervention in exercise.interventions) for status in Status
    }
    words = [
        counted(counts[status], one, many)
        for status, one, many in (
            (Status.NEW, "new intervention", "new interventions"),
            (Status.CURRENT, "current service", "current services"),
        )
        if counts[status]
    ]
    funds = counted(len(exercise.funds), "fund")
    title = f"You are deciding on {counted_with_cuts(exercise.interventions)}"
    return InterventionsView(
        title, f"{first_capital(joined(words))}, paid from {funds}." if words else f"Nothing yet. {funds}."
    )
