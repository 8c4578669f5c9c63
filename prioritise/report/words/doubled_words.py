"""Whether the list would change if one partner counted double, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis.one_partner import DoubledList
from prioritise.domain.exercise import Exercise
from prioritise.words import joined


def doubled_sentence(exercise: Exercise, lists: Sequence[DoubledList]) -> str:
    """Say of whom counting double would change the list; empty where it cannot be told or would change no weight."""
    if not lists or any(doubled.change is None for doubled in lists):
        return ""
    other = [
        exercise.partner_by_id[doubled.partner].name
        for doubled in lists
        if doubled.change is not None and not doubled.change.same_list
    ]
    if not other:
        return "Counting any one partner double would not change the list."
    return f"Counting {joined(other, last='or')} double would change the list."
