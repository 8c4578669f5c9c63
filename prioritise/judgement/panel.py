"""What the panel's independent scores come to, cell by cell."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.words import joined


@dataclass(frozen=True, slots=True)
class PanelCell:
    """One intervention, at one level, on one criterion: what each member answered last.

    `middle` is the median, where consensus starts; None when nobody gave a score. `rounds` are those the scores come
    from. `unknown` and `interest` count the members who did not know or stood aside, `again` those whose answer took
    the place of an earlier one of their own.
    """

    intervention: str
    criterion: str
    rounds: tuple[int, ...]
    given: tuple[float, ...]
    middle: float | None
    unknown: int
    interest: int
    level: str = ""
    again: int = 0

    @property
    def round(self) -> int:
        """The last round that a score comes from; 0 without any."""
        return max(self.rounds, default=0)


def panel_cell(
    exercise: Exercise, *, intervention: str, criterion: str, level: str = "", share: float | None = 1.0
) -> PanelCell:
    """Return the panel's scores for one cell, each member's own latest.

    Scores given for no level in particular count for this one with a `share` of their value; where that is None,
    not at all.
    """
    rows = exercise.scores_at.get((Proposal(intervention, level), criterion), ())
    latest = latest_scores(rows)
    values = (counted_value(row, level=level, share=share) for row in latest)
    given = tuple(sorted(value for value in values if value is not None))
    return PanelCell(
        intervention=intervention,
        criterion=criterion,
        rounds=rounds_of(latest) if given else (),
        given=given,
        middle=statistics.median(given) if given else None,
        unknown=sum(row.state is ScoreState.UNKNOWN for row in latest),
        interest=sum(row.state is ScoreState.INTEREST for row in latest),
        level=level,
        again=answered_again(rows),
    )


def latest_scores(rows: Iterable[PanelScore]) -> tuple[PanelScore, ...]:
    """Return each member's answers from the last round in which that member answered.

    Given, not known or an interest: a later answer takes the place of the member's own earlier one, and of nobody
    else's.
    """
    listed = tuple(rows)
    last: dict[str, int] = {}
    for row in listed:
        last[row.member] = max(row.round, last.get(row.member, row.round))
    return tuple(row for row in listed if row.round == last[row.member])


def is_scored(exercise: Exercise, cell: Proposal, criterion: str) -> bool:
    """Tell whether a member of the panel holds a score for an intervention at a level, by their latest answer."""
    rows = latest_scores(exercise.scores_at.get((cell, criterion), ()))
    return any(row.state is ScoreState.GIVEN for row in rows)


def rounds_of(latest: Iterable[PanelScore]) -> tuple[int, ...]:
    """Return the rounds in which scores among these answers were given, first to last."""
    return tuple(sorted({row.round for row in latest if row.state is ScoreState.GIVEN}))


def answered_again(rows: Iterable[PanelScore]) -> int:
    """Count the members who answered in more than one round; an interest that only stood on is no new answer."""
    said: dict[str, dict[int, bool]] = {}
    for row in rows:
        said.setdefault(row.member, {})[row.round] = row.state is ScoreState.INTEREST
    return sum(len(rounds) > 1 and not all(rounds.values()) for rounds in said.values())


def whence_words(rounds: Sequence[int], again: int, who: str) -> str:
    """Say which rounds scores come from and who gave them; of several rounds, how many answered again."""
    if len(rounds) == 1:
        return f"round {rounds[0]}, {who}"
    return f"rounds {joined(str(number) for number in rounds)}, {who}: {again} answered again"


def given_last(rows: Sequence[PanelScore]) -> tuple[PanelScore, ...]:
    """Return the scores that were given in the last round in which anybody gave one."""
    return tuple(row for row in latest_scores(rows) if row.state is ScoreState.GIVEN)


def counted_value(row: PanelScore, *, level: str, share: float | None) -> float | None:
    """Count a score at a level: all of it when given for that level, else this share; None when either is not known."""
    if row.state is not ScoreState.GIVEN or row.value is None:
        return None
    if row.level == level:
        return row.value
    return None if share is None else row.value * share
