"""What every criterion means and where it comes from, one click away wherever criteria are weighed or scored."""

from __future__ import annotations

from html import escape

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.words.criterion_words import CriterionMeaning, criterion_meanings
from prioritise.store.database import clock_now
from prioritise.words import bold

HEADING = "What each criterion means and where it comes from"


def criteria_panel(exercise: Exercise) -> None:
    """Draw one closed box with every criterion: its question, scale, source and reviews."""
    with st.expander(HEADING):
        for meaning in criterion_meanings(exercise, today=clock_now().date()):
            _one(meaning)


def _one(meaning: CriterionMeaning) -> None:
    st.markdown(f"{bold(f'{meaning.name}.')} {meaning.question}")
    lines = [f"{meaning.part} {meaning.scale}", *meaning.levels, meaning.ends, meaning.why_it_matters]
    st.markdown("\n".join(f"- {line}" for line in lines))
    # No typed text is a link in Markdown: this one is written as one.
    source = (
        f'<a href="{escape(meaning.source_url)}" rel="noreferrer" target="_blank">{escape(meaning.source_title)}</a>'
    )
    st.html(f'<p class="source">Source: {source}, accessed {meaning.accessed}. {escape(meaning.who)}</p>')
    if meaning.review_note:
        st.caption(bold(meaning.review_note))
