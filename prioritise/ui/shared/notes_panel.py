"""Banners, notes and the way on that pages share."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.portfolio.preflight import Note
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.report.words.signed_words import signed_words
from prioritise.ui.session import opened
from prioritise.ui.shared.tables_and_charts import folded
from prioritise.words import counted


def illustrative_banner(exercise: Exercise) -> None:
    """Say what is not real, wherever figures of the exercise are shown."""
    sentence = illustrative_sentence(exercise)
    if sentence:
        st.html(f'<p class="illustrative"><strong>Illustrative.</strong> {html.escape(sentence)}</p>')


def say_with_who_signed(summary: str, analysis: Analysis) -> None:
    """Sum the list up, and say whether it is only proposed, or who signed it off and when."""
    st.write(f"{summary} {signed_words(analysis, opened.exercise().sign_offs)}".rstrip())


def second_look(notes: Iterable[Note], *, key: str = "second-look") -> None:
    """Fold what is valid but may not be meant, and what to do about it; nothing where there is none."""
    lines = [f"- {note.found} {note.in_the_app or note.what_to_do}" for note in notes]
    if lines:
        with folded("Worth a second look", f"{counted(len(lines), 'thing')}.", key=key):
            st.markdown("\n".join(lines))
