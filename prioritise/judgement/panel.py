"""What the panel's independent scores come to, cell by cell."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import PanelScore, ScoreState


@dataclass(frozen=True, slots=True)
class PanelCell:
    """One intervention, at one level, on one criterion: the scores of the last round in which anybody gave one.

    `middle` is the median, where consensus starts; None when nobody gave a score. `unknown` and `interest` count the
    members who did not know or stood aside.
    """

    intervention: str
    criterion: str
    round: int
    given: tuple[float, ...]
    middle: float | None
    unknown: int
    interest: int
    level: str = ""


def panel_cell(
    exercise: Exercise, *, intervention: str, criterion: str, level: str = "", share: float | None = 1.0
) -> PanelCell:
    """Return the panel's scores for one cell, from the last round that has any given.

    Scores given for no level in particular count for this one with a `share` of their value; where that is None,
    not at all.
    """
    latest = latest_scores(exercise.scores_at.get((Proposal(intervention, level), criterion), ()))
    values = (counted_value(row, level=level, share=share) for row in latest)
    given = tuple(sorted(value for value in values if value is not None))
    return PanelCell(
        intervention=intervention,
        criterion=criterion,
        round=latest[0].round if given else 0,
        given=given,
        middle=statistics.median(given) if given else None,
        unknown=sum(row.state is ScoreState.UNKNOWN for row in latest),
        interest=sum(row.state is ScoreState.INTEREST for row in latest),
        level=level,
    )


def latest_scores(rows: Sequence[PanelScore]) -> tuple[PanelScore, ...]:
    """Return the scores of the last round in which anybody gave one; all of them when nobody ever did."""
    last = max((row.round for row in rows if row.state is ScoreState.GIVEN), default=0)
    return tuple(row for row in rows if row.round == last) if last else tuple(rows)


def counted_value(row: PanelScore, *, level: str, share: float | None) -> float | None:
    """Count a score at a level: all of it when given for that level, else this share; None when either is not known."""
    if row.state is not ScoreState.GIVEN or row.value is None:
        return None
    if row.level == level:
        return row.value
    return None if share is None else row.value * share
