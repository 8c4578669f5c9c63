"""How many questions still divide a panel after a round about a part of the list: its own, and the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import CellSpread
from prioritise.words import counted

EARLIER = " (from an earlier round)"
"""Stands after a question that the round does not ask about."""


def earlier_mark(about: Collection[str], intervention: str) -> str:
    """Mark a question that a round about a part does not ask about; nothing for its own, and in a round about all."""
    return EARLIER if about and intervention not in about else ""


def part_left(
    exercise: Exercise, about: Collection[str], left: Sequence[CellSpread], changing: Sequence[bool] | None = None
) -> str:
    """Count what is left to settle after a round about a part: "2 of this round's 9 questions still divide the panel".

    `left` are all that still divide the panel. With `changing` it is told of how many settling would change the list.
    """
    of_round = [spread.intervention in about for spread in left]
    own = {(spread.intervention, spread.criterion) for spread in left if spread.intervention in about}
    others = len(left) - sum(of_round)
    number = f"{len(own)} of" if own else "None of"
    verb = "divides" if len(own) < 2 else "divide"
    said = f"{number} this round's {counted(_asked(exercise, about), 'question')} still {verb} the panel"
    said += _changing(of_round, changing, own=True)
    if not others:
        return said
    more = counted(others, "other from an earlier round", "others from earlier rounds")
    return f"{said}; {more}{_changing(of_round, changing, own=False)}"


def _asked(exercise: Exercise, about: Collection[str]) -> int:
    by_panel = sum(criterion.measured_by is MeasuredBy.PANEL for criterion in exercise.criteria)
    return by_panel * sum(each.id in about for each in exercise.interventions)


def _changing(of_round: Sequence[bool], changing: Sequence[bool] | None, *, own: bool) -> str:
    if changing is None or own not in of_round:
        return ""
    count = sum(changes for mine, changes in zip(of_round, changing, strict=True) if mine is own)
    return f" ({count or 'none'} would change the list)"
