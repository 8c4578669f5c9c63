"""What a member reads whose scores were not sent before the reveal, or never reached the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import LeftOut, RoundState
from prioritise.report.scores.my_scores import Cell
from prioritise.words import counted, joined, lower_first


def unsent_sentence(left_out: Sequence[LeftOut], *, is_open: bool) -> str:
    """Say which answers were left out because they were not sent in time, and what can be done; empty without any."""
    unsent = [each for each in left_out if each.round.state is not RoundState.CALLED_OFF]
    if not unsent:
        return ""
    rounds = f"{'round' if len(unsent) == 1 else 'rounds'} {joined(str(each.round.number) for each in unsent)}"
    answered = sum(each.answered for each in unsent)
    one = answered == 1
    verb = "does" if one else "do"
    said = (
        f"You did not send your scores of {rounds} before the reveal. {counted(answered, 'answer')} that you had given "
        f"{verb} not count, and nobody sees {'it' if one else 'them'}."
    )
    again = "this question" if one else "these questions"
    if is_open:
        return f"{said} Answer {again} again in this round and send your scores, so that they count."
    return f"{said} You can answer {again} again when another round is opened: tell your facilitator."


def cells_in_words(exercise: Exercise, cells: Iterable[Cell]) -> str:
    """Return interventions and criteria by name, in a list."""
    return "; ".join(
        f"{exercise.intervention_by_id[intervention].name}, {lower_first(exercise.criterion_by_id[criterion].name)}"
        for intervention, criterion in cells
    )


def unsaved_sentence(exercise: Exercise, cells: Collection[Cell]) -> str:
    """Say which answers never reached the store before the round ended."""
    verb = "does" if len(cells) == 1 else "do"
    return (
        f"{counted(len(cells), 'answer')} of yours could not be saved in time and {verb} not count: "
        f"{cells_in_words(exercise, cells)}."
    )
