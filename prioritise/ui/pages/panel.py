"""Panel: who is on it, how they come in, and the rounds they score in. For the facilitator."""

from __future__ import annotations

import streamlit as st

from prioritise.store.members import members
from prioritise.ui.seat import needed_seat


def draw() -> None:
    """The whole page."""
    held = needed_seat()
    people = members(held.store, held.viewer)
    st.title(f"{len(people)} people are on this panel")


draw()
