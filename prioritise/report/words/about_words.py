"""What a round asks about, in words, and what could be asked again."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.analysis.disputes import panel_spreads, unscored_cells
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Intervention
from prioritise.words import counted, joined

MOST_NAMED = 6
"""Interventions that are named; of more the count is given beside these."""


def asked_about(exercise: Exercise, about: Collection[str]) -> tuple[Intervention, ...]:
    """Return the interventions that a round asks about, in the order of the files: all where none is named."""
    return tuple(each for each in exercise.interventions if not about or each.id in about)


def about_sentence(exercise: Exercise, about: Collection[str]) -> str:
    """Say which interventions a round is about and what becomes of the others; nothing where it is about all."""
    if not about:
        return ""
    names = [each.name for each in asked_about(exercise, about)]
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    what = f"{len(names)} of {counted(len(exercise.interventions), 'intervention')}"
    return (
        f"This round is about {what}: {joined([*names[:MOST_NAMED], *more])}. What was answered on the others in "
        "earlier rounds counts as it is."
    )


def still_to_settle(exercise: Exercise) -> tuple[str, ...]:
    """List the interventions with a question that divides the panel and is not settled, or that nobody scored."""
    divided = {each.intervention for each in panel_spreads(exercise) if each.is_divided and not each.is_settled}
    bare = {each.intervention for each in unscored_cells(exercise)}
    return tuple(each.id for each in exercise.interventions if each.id in divided | bare)
