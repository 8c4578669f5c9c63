"""Another meeting: all that is written for the minutes of the last one is cleared, once that is meant."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

SURE = "sure-to-clear-minutes"
WHAT_IT_CLEARS = (
    "For another meeting, clear the day, who was here and other business. Download the minutes of this one first: what "
    "is cleared cannot be brought back."
)


def new_meeting_section(clear: Callable[[], None]) -> None:
    """Draw the way to begin the minutes of another meeting; `clear` takes away what is written."""
    sure = st.checkbox(WHAT_IT_CLEARS, key=SURE)
    st.button("Begin another meeting", on_click=_begin, args=(clear,), key="new-meeting", disabled=not sure)


def _begin(clear: Callable[[], None]) -> None:
    clear()
    st.session_state.pop(SURE, None)
