"""How far each member has come: what the facilitator sees while a round is open. Counts only, never a score."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from prioritise.domain.panel import Access, Progress
from prioritise.store.access import FACILITATOR, PANEL, Viewer, admit
from prioritise.store.database import Store
from prioritise.store.exercise_rows import panel_criteria
from prioritise.store.scores import answered_cells, sent_scores
from prioritise.store.tables import intervention, member, submission


def progress(store: Store, viewer: Viewer, *, round_number: int) -> tuple[Progress, ...]:
    """List everyone who scores, in the order they joined. For the facilitator."""
    with store.read() as connection:
        admit(connection, viewer, *FACILITATOR, now=store.now)
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


def my_progress(store: Store, viewer: Viewer, *, round_number: int) -> Progress:
    """Find how far the viewer has come."""
    with store.read() as connection:
        who = admit(connection, viewer, *PANEL, now=store.now)
        mine = {"exercise": who.exercise, "round": round_number, "member": who.member}
        sent = connection.scalar(select(submission.c.sent_at).filter_by(**mine)) is not None
        scores = sent_scores(connection, who.exercise, round_number, who.member)
        partner = connection.scalar(select(member.c.partner).filter_by(exercise=who.exercise, id=who.member)) or ""
        return Progress(who.member, partner, scores.answered, scores.asked, sent)
