"""How far each member has come: what the facilitator sees while a round is open. Counts only, never a score."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import and_, func, select

from prioritise.domain.panel import Access, Progress, RoundState, Sending, UnsentScores
from prioritise.domain.partners import ScoreState
from prioritise.store.access import ANYONE, FACILITATOR, PANEL, Viewer, admit, reading
from prioritise.store.database import Store
from prioritise.store.panel_criteria import panel_criteria
from prioritise.store.scores import answered_cells
from prioritise.store.tables import intervention, member, round_, score, submission


def sendings(store: Store, viewer: Viewer) -> tuple[Sending, ...]:
    """List who sent scores when, oldest first: of revealed rounds, and for the facilitator of the open one too."""
    with store.read() as connection:
        who = admit(connection, viewer, *ANYONE, now=store.now)
        ended = and_(round_.c.exercise == submission.c.exercise, round_.c.number == submission.c.round)
        wanted = (
            select(submission.c.round, submission.c.member, submission.c.sent_at)
            .select_from(submission.join(round_, ended))
            .where(submission.c.exercise == who.exercise, round_.c.opened_at.is_not(None))
            .order_by(submission.c.sent_at, submission.c.member)
        )
        if who.access is not Access.FACILITATOR:
            wanted = wanted.where(round_.c.state != RoundState.OPEN.value)
        return tuple(Sending(row.round, row.member, row.sent_at) for row in connection.execute(wanted))


def unsent_scores(store: Store, viewer: Viewer) -> tuple[UnsentScores, ...]:
    """List the rounds in which the viewer's own answers were left out, because they were not sent before the reveal.

    An interest is no such answer: it stands as it was.
    """
    with store.read() as connection:
        who = admit(connection, viewer, *PANEL, now=store.now)
        same = and_(submission.c.exercise == score.c.exercise, submission.c.round == score.c.round)
        ended = and_(round_.c.exercise == score.c.exercise, round_.c.number == score.c.round)
        rows = connection.execute(
            select(score.c.round, score.c.intervention, score.c.criterion)
            .distinct()
            .select_from(
                score.join(round_, ended).outerjoin(submission, and_(same, submission.c.member == score.c.member))
            )
            .where(score.c.exercise == who.exercise, score.c.member == who.member)
            .where(round_.c.state != RoundState.OPEN.value, score.c.state != ScoreState.INTEREST.value)
            .where(submission.c.sent_at.is_(None))
        )
        left_out = Counter(row.round for row in rows)
        return tuple(UnsentScores(number, left_out[number]) for number in sorted(left_out))


def progress(store: Store, viewer: Viewer, *, round_number: int) -> tuple[Progress, ...]:
    """List everyone who scores, in the order they joined. For the facilitator."""
    with reading(store, viewer, *FACILITATOR) as connection:
        cells = answered_cells(viewer.exercise, round_number).subquery()
        answered = func.count(cells.c.member)
        sent = and_(
            submission.c.exercise == member.c.exercise,
            submission.c.member == member.c.id,
            submission.c.round == round_number,
        )
        rows = connection.execute(
            select(
                member.c.id, member.c.partner, answered.label("answered"), func.max(submission.c.sent_at).label("sent")
            )
            .select_from(member.outerjoin(cells, cells.c.member == member.c.id).outerjoin(submission, sent))
            .where(member.c.exercise == viewer.exercise, member.c.access != Access.OBSERVER.value)
            .group_by(member.c.key, member.c.id, member.c.partner)
            .order_by(member.c.key)
        )
        places = func.count(intervention.c.id)
        asked = (connection.scalar(select(places).where(intervention.c.exercise == viewer.exercise)) or 0) * len(
            panel_criteria(connection, viewer.exercise)
        )
        return tuple(Progress(row.id, row.partner, row.answered, asked, row.sent is not None) for row in rows)
