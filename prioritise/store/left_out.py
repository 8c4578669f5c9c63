"""What a member answered in a round that does not count: theirs to read, and nobody else's."""

from __future__ import annotations

from sqlalchemy import Connection, and_, or_, select

from prioritise.domain.panel import LeftOut, RoundState
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.store.access import PANEL, Viewer, admit, was_called_off
from prioritise.store.carried_interests import carried
from prioritise.store.database import Store
from prioritise.store.rounds import round_row
from prioritise.store.score_rows import score_of
from prioritise.store.tables import round_, score, submission


def left_out(store: Store, viewer: Viewer) -> tuple[LeftOut, ...]:
    """List the rounds in which the viewer's own answers do not count: called off, or revealed before they were sent.

    An interest that only stood on from before is no such answer, nor is one that was not sent: it stands as it was.
    """
    sent = and_(submission.c.exercise == score.c.exercise, submission.c.round == score.c.round)
    same = and_(round_.c.exercise == score.c.exercise, round_.c.number == score.c.round)
    unsent = and_(submission.c.sent_at.is_(None), score.c.state != ScoreState.INTEREST.value)
    with store.read() as connection:
        who = admit(connection, viewer, *PANEL, now=store.now)
        rows = connection.execute(
            select(score)
            .select_from(score.join(round_, same).outerjoin(submission, sent & (submission.c.member == score.c.member)))
            .where(score.c.exercise == who.exercise, score.c.member == who.member)
            .where(round_.c.state != RoundState.OPEN.value, or_(was_called_off(), unsent))
            .order_by(score.c.round, score.c.key)
        )
        by_round: dict[int, list[PanelScore]] = {}
        for answer in map(score_of, rows.all()):
            if answer.state is not ScoreState.INTEREST or not _stood(connection, who, answer):
                by_round.setdefault(answer.round, []).append(answer)
        return tuple(
            LeftOut(round_row(connection, who.exercise, number), tuple(answers)) for number, answers in by_round.items()
        )


def _stood(connection: Connection, who: Viewer, answer: PanelScore) -> bool:
    before = carried(connection, who.exercise, answer.round, member=who.member, intervention=answer.intervention)
    return before.get((who.member, answer.intervention, answer.criterion)) == answer.reason
