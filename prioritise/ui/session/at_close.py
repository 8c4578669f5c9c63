"""The exercise as a round of this person's panel was closed with it."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.store.earlier_files import exercise_at_close
from prioritise.ui.session.panel_access import PanelAccess


def at_close(access: PanelAccess | None, number: int) -> Exercise | None:
    """Read the exercise with the rules, money and figures a round was closed with; None where they are those of now."""
    return None if access is None else exercise_at_close(access.store, access.viewer, number)
