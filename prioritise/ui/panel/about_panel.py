"""What the next round is about: all interventions, or those that the facilitator names."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.words.about_words import chosen_words, still_to_settle
from prioritise.ui.shared.tables_and_charts import folded

ABOUT = "round-about"
WHAT_IT_DOES = (
    "Members are then shown these only, and you see how far they are with these. What was answered on the others in "
    "earlier rounds counts as it is."
)


def about_section(exercise: Exercise, number: int) -> tuple[str, ...]:
    """Draw the choice of what the next round is about, and return it; empty for all."""
    named = {each.id: each.name for each in exercise.interventions}
    # What is not decided on any more cannot be asked about.
    st.session_state[ABOUT] = [each for each in st.session_state.get(ABOUT, ()) if each in named]
    with folded("Ask about a part of the list", _finding(exercise), key="round-about"):
        st.write(WHAT_IT_DOES)
        left = still_to_settle(exercise)
        if left and len(left) < len(named):
            st.button(
                f"Choose the {len(left)} with questions still to settle", on_click=_choose, args=(left,), key="ask-left"
            )
        chosen = st.multiselect(
            f"What round {number} asks about (none chosen: all)",
            list(named),
            format_func=lambda intervention: named[intervention],
            key=ABOUT,
            persist_state="session",
        )
    return tuple(chosen)


def forget_about() -> None:
    """Have nothing chosen any more. For callbacks."""
    st.session_state[ABOUT] = []


def _finding(exercise: Exercise) -> str:
    chosen = st.session_state[ABOUT]
    return f"Chosen: {chosen_words(exercise, chosen)}." if chosen else "Unless you choose, members are asked about all."


def _choose(interventions: tuple[str, ...]) -> None:
    st.session_state[ABOUT] = list(interventions)
