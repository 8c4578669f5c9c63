"""Scores: each member's own while a round is open, and what divides the panel once it is revealed."""

from __future__ import annotations

import streamlit as st

from prioritise.ui import state
from prioritise.ui.components.words import illustrative_banner, next_page


def draw() -> None:
    """The whole page."""
    exercise = state.exercise()
    st.title("What the panel scored")
    illustrative_banner(exercise)
    next_page("priorities.py")


draw()
