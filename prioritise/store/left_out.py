"""What a member answered in a round that does not count: theirs to read, and nobody else's."""

from __future__ import annotations

from sqlalchemy import and_, select

from prioritise.domain.panel import LeftOut, RoundState
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.store.access import PANEL, Viewer, admit
from prioritise.store.database import Store
from prioritise.store.rounds import round_row
from prioritise.store.score_rows import score_of
from prioritise.store.tables import round_, score, submission


def left_out(store: Store, viewer: Viewer) -> tuple[LeftOut, ...]:
    """List the rounds in which the viewer's own answers were left out, because they were not sent before the reveal.

    An interest is no such answer: it stands as it was.
    """
    with store.read() as connection:
        who = admit(connection, viewer, *PANEL, now=store.now)
        same = and_(submission.c.exercise == score.c.exercise, submission.c.round == score.c.round)
        ended = and_(round_.c.exercise == score.c.exercise, round_.c.number == score.c.round)
        rows = connection.execute(
            select(score)
            .select_from(
                score.join(round_, ended).outerjoin(submission, and_(same, submission.c.member == score.c.member))
            )
            .where(score.c.exercise == who.exercise, score.c.member == who.member)
            .where(round_.c.state != RoundState.OPEN.value, score.c.state != ScoreState.INTEREST.value)
            .where(submission.c.sent_at.is_(None))
            .order_by(score.c.round, score.c.key)
        )
        by_round: dict[int, list[PanelScore]] = {}
        for row in rows:
            by_round.setdefault(row.round, []).append(score_of(row))
        return tuple(
            LeftOut(round_row(connection, who.exercise, number), tuple(answers)) for number, answers in by_round.items()
        )
