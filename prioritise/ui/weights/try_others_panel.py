"""Trying weights that nobody gave, and what they change on the list."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.sliders_panel import nothing_moved, weight_sliders


def try_others_panel(answers: Answers | None) -> None:
    """Draw the sliders of a what-if and what moving them changes; why not, while there is no list."""
    st.header("Try other weights")
    if answers is None:
        st.write("There is no list yet to try them on. It appears as soon as every score is there.")
        return
    st.caption("Nothing here changes what partners agreed.")
    levers, consequence = st.columns(2, gap="large")
    with levers:
        weight_sliders(answers)
    with consequence:
        st.subheader("What that changes on the list")
        if answers.moved:
            change_strip(answers, key="weights")
        else:
            nothing_moved(answers, "Nothing has been moved, so this is the list as it stands.")
