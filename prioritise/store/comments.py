"""What people write about interventions. A comment is added and stays."""

from __future__ import annotations

from sqlalchemy import insert, select

from prioritise.domain.errors import StoreError
from prioritise.domain.panel import EventKind
from prioritise.domain.partners import Comment
from prioritise.files.exercise.panel_files import readable_text
from prioritise.store.access import ANYONE, PANEL, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.digests import digest_of_facts
from prioritise.store.panel_rows import comments_of
from prioritise.store.tables import comment, intervention
from prioritise.store.writing import saving


def add_comment(store: Store, viewer: Viewer, *, intervention_id: str, text: str, save_key: str) -> Comment:
    """Add a comment of the viewer's. Everyone sees it, under their pseudonym. Not for observers."""
    written = readable_text(text, what="comment", needed=True)
    today = store.clock().date()
    with saving(store, viewer, *PANEL, save_key=save_key, request=(intervention_id, written)) as save:
        if not save.repeated:
            known = select(intervention.c.id).filter_by(exercise=viewer.exercise, id=intervention_id)
            if save.connection.scalar(known) is None:
                raise StoreError(f"There is no intervention {intervention_id} here.")
            whose = {"exercise": viewer.exercise, "intervention": intervention_id, "member": save.viewer.member or None}
            save.connection.execute(insert(comment).values(**whose, text=written, date=today.isoformat()))
            digest = digest_of_facts(save.viewer.member, written, today.isoformat())
            save.note(EventKind.COMMENT_ADDED, intervention=intervention_id, digest=digest)
        return Comment(intervention_id, save.viewer.member, written, today)


def comments(store: Store, viewer: Viewer) -> tuple[Comment, ...]:
    """Return every comment, oldest first."""
    with reading(store, viewer, *ANYONE) as connection:
        return comments_of(connection, viewer.exercise)
