"""What settling a question at one end of its scores would do, in words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.report.words.cell_words import value_words
from prioritise.robustness.disputed import DisputedCell, SettledEnd
from prioritise.words import joined, points

LIST_STAYS = "the list stays as it is"
NO_LIST = "no list was worked out"


def end_sentence(analysis: Analysis, cell: DisputedCell, end: SettledEnd) -> str:
    """Say what settling at one end would do: "At 40 (not ready), its score is 3.1 instead of 5.0: out goes a."."""
    criterion = analysis.exercise.criterion_by_id[cell.spread.criterion]
    at = f"At {value_words(criterion, end.value)}"
    if points(end.score) == points(cell.score_now) and end_words(analysis, end) == LIST_STAYS:
        return f"{at}, nothing changes."
    score = f"its score is {points(end.score)} instead of {points(cell.score_now)}"
    return f"{at}, {score}: {end_words(analysis, end)}."


def end_words(analysis: Analysis, end: SettledEnd) -> str:
    """Say how the list would change at one end."""
    if end.enters is None or end.leaves is None or end.resized is None:
        return NO_LIST
    parts = (
        _named(analysis, end.leaves, "out goes", "out go", cuts=False),
        _named(analysis, end.enters, "in comes", "in come", cuts=False),
        _named(analysis, end.enters, "the cut is made:", "these cuts are made:", cuts=True),
        _named(analysis, end.leaves, "the cut is no longer made:", "these cuts are no longer made:", cuts=True),
        _named(analysis, end.resized, "another level of", "other levels of", cuts=False),
    )
    return "; ".join(part for part in parts if part) or LIST_STAYS


def _named(analysis: Analysis, ids: Sequence[str], one: str, many: str, *, cuts: bool) -> str:
    known = analysis.exercise.intervention_by_id
    names = [known[id_].name for id_ in ids if known[id_].is_cut == cuts]
    return f"{one if len(names) == 1 else many} {joined(names)}" if names else ""
