"""Taking back an interest that was declared: what was answered by it is open again."""

from __future__ import annotations

from sqlalchemy import delete, update

from prioritise.domain.errors import StoreError
from prioritise.domain.partners import ScoreState
from prioritise.files.exercise.panel_files import readable_text
from prioritise.store.access import PANEL, Viewer
from prioritise.store.asked import check_asked
from prioritise.store.carried_interests import stood_aside_before
from prioritise.store.database import Store
from prioritise.store.scores import check_open
from prioritise.store.tables import score
from prioritise.store.writing import Save, saving_own


def withdraw_interest(
    store: Store, viewer: Viewer, *, round_number: int, intervention_id: str, save_key: str, reason: str = ""
) -> None:
    """Take back the viewer's interest in one intervention: what was declared in this round is unanswered again.

    One that stands from an earlier round needs a reason. Its questions then say "I do not know", with that reason,
    until they are answered, so that the withdrawal stands in the round it was made in. Answers given before the
    interest was declared do not come back. Raises StoreError when the round is not open or the scores were sent.
    """
    why = readable_text(reason, what="reason")
    request = ("no interest", round_number, intervention_id, why)
    with saving_own(store, viewer, *PANEL, save_key=save_key, request=request) as save:
        if save.repeated:
            return
        check_open(save, round_number)
        check_asked(save.connection, viewer.exercise, round_number, intervention_id)
        before = stood_aside_before(save.connection, viewer.exercise, round_number, save.viewer.member, intervention_id)
        if before and not why:
            raise StoreError("Write first why you have no interest in this any more.")
        _withdraw(save, round_number, intervention_id, why if before else "")


def _withdraw(save: Save, round_number: int, intervention_id: str, why: str) -> None:
    mine = {"exercise": save.viewer.exercise, "round": round_number, "member": save.viewer.member}
    aside = {**mine, "intervention": intervention_id, "state": ScoreState.INTEREST.value}
    if not why:
        save.connection.execute(delete(score).filter_by(**aside))
        return
    said = {"state": ScoreState.UNKNOWN.value, "reason": why, "saved_at": save.now}
    save.connection.execute(update(score).filter_by(**aside).values(**said, version=score.c.version + 1))
