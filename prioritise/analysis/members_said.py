"""What members said themselves: each one's answers of earlier rounds, and the interests they declared."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import PanelScore
from prioritise.judgement.interests import declared_interests, stood_aside
from prioritise.judgement.panel import latest_scores

__all__ = ["declared_interests", "said_before", "stood_aside"]


def said_before(
    exercise: Exercise, *, member: str, round_number: int | None = None
) -> dict[tuple[str, str], tuple[PanelScore, ...]]:
    """Return a member's own latest answers from before a round, by intervention and criterion; one or one a level.

    Without a round, from all that are revealed.
    """
    rows_of: dict[tuple[str, str], list[PanelScore]] = {}
    for row in exercise.scores:
        if row.member == member and (round_number is None or row.round < round_number):
            rows_of.setdefault((row.intervention, row.criterion), []).append(row)
    return {cell: latest_scores(rows) for cell, rows in rows_of.items()}
