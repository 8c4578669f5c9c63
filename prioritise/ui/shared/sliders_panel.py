"""The sliders of the weights, and the way back to what was agreed."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.analysis.what_if import agreed_points, has_no_weight
from prioritise.ui.session import moved
from prioritise.words import share_percent


def weight_sliders(answers: Answers) -> None:
    """Draw one slider a weighted criterion, its share of all weight beside its name. None moves another."""
    start = agreed_points(answers.agreed.group)
    now = answers.now
    for criterion, share in zip(now.exercise.weighted_criteria, now.weights, strict=True):
        _seed(moved.POINTS + criterion.id, start[criterion.id])
        st.slider(
            f"{criterion.name}: {share_percent(share)} of all weight",
            min_value=0,
            max_value=100,
            key=moved.POINTS + criterion.id,
            help=criterion.question,
            persist_state="session",
        )
    if has_no_weight(answers.agreed.group, answers.what_if):
        st.warning("Every slider is at 0, so nothing could be told apart. The agreed weights are used until one moves.")


def back_button(answers: Answers, *, key: str) -> None:
    """Draw the button that goes back to what was agreed."""
    st.button("Back to the list as it stands", on_click=moved.back_to_agreed, disabled=not answers.moved, key=key)


def _seed(key: str, value: int) -> None:
    # A widget remembers what is set here; giving it a starting value as well would be two sources for one figure.
    if key not in st.session_state:
        st.session_state[key] = value
