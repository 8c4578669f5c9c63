"""What a person reads of answers of theirs that do not count, and of a round that was called off."""

from __future__ import annotations

import streamlit as st

from prioritise.report.scores.unsent_words import unsent_sentence
from prioritise.report.words.called_off_words import called_off_sentence
from prioritise.ui.shared.my_round import MyView


def say_what_does_not_count(view: MyView) -> None:
    """Say which round was called off last and why, and which scores were never sent."""
    if view.called_off is not None:
        st.info(called_off_sentence(view.called_off))
    if late := unsent_sentence(view.left_out, is_open=view.is_open):
        st.warning(late)
