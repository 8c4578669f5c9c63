"""The exercise of a panel as it stands now, read from the store once an event for everyone."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.store.current_files import current_exercise
from prioritise.store.events import latest_event
from prioritise.ui.session.panel_access import PanelAccess


def as_it_stands(access: PanelAccess) -> Exercise:
    """Read the exercise that a panel has open. Raises NotAllowed for access that was taken away."""
    now = latest_event(access.store, access.viewer)
    return _of_panel(str(access.store.file or access.store.engine.url), access.viewer.exercise, now, access)


@st.cache_resource(show_spinner=False, max_entries=16)
def _of_panel(store: str, exercise_id: str, event: int, _access: PanelAccess) -> Exercise:
    # Everyone at a panel has the same files: no score of an open round is in them, and every change adds an event.
    del store, exercise_id, event  # the key
    return current_exercise(_access.store, _access.viewer)
