"""What a round asks about, in words, and what could be asked again."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.analysis.disputes import panel_spreads, unscored_cells
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Intervention
from prioritise.report.words.intervention_words import counted_with_cuts
from prioritise.words import joined

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
    named = joined([*names[:MOST_NAMED], *more])
    return (
        f"This round is about {chosen_words(exercise, about)}: {named}. What was answered on the others in earlier "
        "rounds counts as it is."
    )


def chosen_words(exercise: Exercise, chosen: Collection[str]) -> str:
    """Count some of what is decided on and all of it, cuts apart from interventions as the list counts them."""
    every, some = exercise.interventions, [each for each in exercise.interventions if each.id in chosen]
    if not any(each.is_cut for each in every):
        return f"{len(some)} of {counted_with_cuts(every)}"
    return f"{counted_with_cuts(some)}, of {counted_with_cuts(every)}"


def still_to_settle(exercise: Exercise) -> tuple[str, ...]:
    """List the interventions with a question that divides the panel and is not settled, or that nobody scored."""
    divided = {each.intervention for each in panel_spreads(exercise) if each.is_divided and not each.is_settled}
    bare = {each.intervention for each in unscored_cells(exercise)}
    return tuple(each.id for each in exercise.interventions if each.id in divided | bare)
