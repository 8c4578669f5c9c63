"""What the Interventions page says of what is decided on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.report.words.intervention_words import counted_by_status, counted_with_cuts
from prioritise.words import counted, joined


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


def stay_for_their_scores(before: Exercise, after: Exercise, in_use: Collection[str]) -> str:
    """Say which interventions cannot go, as people at the panel judged them or wrote about them; nothing if all can."""
    named = [
        intervention.name
        for intervention in before.interventions
        if intervention.id in in_use and intervention.id not in after.intervention_by_id
    ]
    if not named:
        return ""
    # One sentence for one and for several: what was said is of them all.
    return (
        f"Somebody at this panel has scored or written about {joined(named)}, and what was said stays. To leave it off "
        "the list, choose Rules above and add the rule that it must not be on the list."
    )
