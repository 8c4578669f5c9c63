"""Banners, notes and charts that pages share."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.portfolio.preflight import Note
from prioritise.report.drawing.figure import Figure
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.ui.shared import contents
from prioritise.ui.shared.table_panel import table


def illustrative_banner(exercise: Exercise) -> None:
    """Says what is not real, wherever figures of the exercise are shown."""
    sentence = illustrative_sentence(exercise)
    if sentence:
        st.html(f'<p class="illustrative"><strong>Illustrative.</strong> {sentence}</p>')


def figure(content: Figure, *, key: str, heading: bool = True) -> None:
    """A chart under a heading that states the finding, with its table one click away."""
    if heading:
        st.subheader(content.title)
    st.vega_lite_chart(spec=dict(content.specification), width="stretch", theme=None, key=key, alt=content.alternative)
    with st.expander("See these figures as a table"):
        table(content.table, content.title)


def second_look(notes: Iterable[Note]) -> None:
    """What is valid but may not be meant, and what to do about it."""
    lines = [f"- {note.found} {note.what_to_do}" for note in notes]
    if lines:
        st.subheader("Worth a second look")
        st.markdown("\n".join(lines))


def next_page(room: str) -> None:
    """A link to the page that comes next in the work."""
    listing = contents.listed(room)
    st.divider()
    st.page_link(contents.page(listing), label=f"Next: **{listing.title}.** {listing.purpose}")
