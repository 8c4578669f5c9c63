"""How far each member has come: what the facilitator sees while a round is open. Counts only, never a score."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from prioritise.domain.panel import Access, Progress, RoundState, Sending
from prioritise.store.access import ANYONE, FACILITATOR, Viewer, admit, reading, was_called_off
from prioritise.store.database import Store
from prioritise.store.scores import answered_cells, asked_in
from prioritise.store.tables import member, round_, submission


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
            wanted = wanted.where(round_.c.state != RoundState.OPEN.value, ~was_called_off())
        return tuple(Sending(row.round, row.member, row.sent_at) for row in connection.execute(wanted))


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
        asked = asked_in(connection, viewer.exercise, round_number)
        return tuple(Progress(row.id, row.partner, row.answered, asked, row.sent is not None) for row in rows)
