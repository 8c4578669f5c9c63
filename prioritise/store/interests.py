"""Taking back an interest that was declared: what was answered by it is open again."""

from __future__ import annotations

from sqlalchemy import delete

from prioritise.domain.partners import ScoreState
from prioritise.store.access import PANEL, Viewer
from prioritise.store.database import Store
from prioritise.store.scores import check_open
from prioritise.store.tables import score
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
        check_open(save, round_number)
        mine = {"exercise": viewer.exercise, "round": round_number, "member": save.viewer.member}
        aside = {**mine, "intervention": intervention_id, "state": ScoreState.INTEREST.value}
        save.connection.execute(delete(score).filter_by(**aside))
