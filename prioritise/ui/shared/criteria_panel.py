"""What every criterion means and where it comes from, one click away wherever criteria are weighed or scored."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.words.criterion_words import CriterionMeaning, criterion_meanings
from prioritise.store.database import clock_now

HEADING = "What each criterion means and where it comes from"


def criteria_panel(exercise: Exercise) -> None:
    """Draw one closed box with every criterion: its question, scale, source and reviews."""
    with st.expander(HEADING):
        for meaning in criterion_meanings(exercise, today=clock_now().date()):
            _one(meaning)


def _one(meaning: CriterionMeaning) -> None:
    st.markdown(f"**{meaning.name}.** {meaning.question}")
    lines = [f"{meaning.part} {meaning.scale}", *meaning.levels, meaning.ends, meaning.why_it_matters]
    st.markdown("\n".join(f"- {line}" for line in lines))
    # A bracket in a title would end the link early.
    title = meaning.source_title.replace("[", "(").replace("]", ")")
    st.caption(f"Source: [{title}](<{meaning.source_url}>), accessed {meaning.accessed}. {meaning.who}")
    if meaning.review_note:
        st.caption(f"**{meaning.review_note}**")
