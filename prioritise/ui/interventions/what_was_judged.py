"""What was judged at a panel stays: a change that takes it out is refused before anybody looks at it."""

from __future__ import annotations

from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.files.grids.changes import Changed
from prioritise.report.interventions.view import stay_for_their_scores
from prioritise.store.replacing import interventions_in_use
from prioritise.ui.session.panel_access import panel_access


def refuse_what_was_judged(exercise: Exercise, changed: Changed) -> None:
    """Raise StoreError, with what to do instead, where a change takes out what this panel scored or wrote about."""
    access = panel_access()
    if access is None or changed.exercise is None:
        return
    if stays := stay_for_their_scores(exercise, changed.exercise, interventions_in_use(access.store, access.viewer)):
        raise StoreError(stays)
