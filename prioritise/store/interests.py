"""Taking back an interest that was declared: what was answered by it is open again."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from prioritise.domain.errors import StoreError
from prioritise.domain.partners import ScoreState
from prioritise.store.access import PANEL, Viewer
from prioritise.store.database import Store
from prioritise.store.rounds import OPEN, round_row
from prioritise.store.tables import score, submission
from prioritise.store.writing import saving_own


def withdraw_interest(store: Store, viewer: Viewer, *, round_number: int, intervention_id: str, save_key: str) -> None:
    """Take back the viewer's interest in one intervention: its cells are unanswered again.

    Answers given before the interest was declared do not come back. Raises StoreError when the round is not open or
    the scores were sent.
    """
    request = ("no interest", round_number, intervention_id)
    with saving_own(store, viewer, *PANEL, save_key=save_key, request=request) as save:
        if save.repeated:
            return
        found = round_row(save.connection, viewer.exercise, round_number, keep=True)
        if found.state != OPEN:
            raise StoreError(f"Round {round_number} is {found.state}: scores are no longer taken. Nothing was saved.")
        mine = {"exercise": viewer.exercise, "round": round_number, "member": save.viewer.member}
        if _sent(save.connection, mine):
            raise StoreError("You have sent your scores. Take them back to change them.")
        aside = {**mine, "intervention": intervention_id, "state": ScoreState.INTEREST.value}
        save.connection.execute(delete(score).filter_by(**aside))


def _sent(connection: Connection, mine: dict[str, object]) -> bool:
    return connection.scalar(select(submission.c.sent_at).filter_by(**mine)) is not None
