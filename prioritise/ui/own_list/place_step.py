"""Step 1: place and years."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.begun import DEFAULT_FIRST_YEAR, LATER, Place, areas_of_example, place_of, with_place
from prioritise.ui.own_list.step_saving import box_key, keep_step
from prioritise.ui.session.own_draft import own_files

STEP, LATER_WORDS = 1, "Later"
YEARS_BACK, YEARS_ON, MOST_YEARS = 2, 10, 5


def place_step(files: Mapping[str, bytes]) -> None:
    """Draw the boxes for the place, the years and the question."""
    now, areas = place_of(files), list(areas_of_example())
    with st.form("own-place"):
        options = [LATER_WORDS, *areas]
        st.selectbox(
            "Place",
            options,
            index=options.index(now.name) if now.name in areas else 0,
            key=box_key(STEP, "place"),
            help="These places come with published figures.",
        )
        other = now.name if now.name not in (*areas, LATER) else ""
        st.text_input("Or another place, by name", value=other, key=box_key(STEP, "other-place"))
        first_years = list(range(DEFAULT_FIRST_YEAR - YEARS_BACK, DEFAULT_FIRST_YEAR + YEARS_ON))
        st.selectbox(
            "First year",
            first_years,
            index=first_years.index(now.first_year) if now.first_year in first_years else 0,
            format_func=lambda year: f"{year}/{(year + 1) % 100:02d}",
            key=box_key(STEP, "first-year"),
        )
        st.number_input("How many years", 1, MOST_YEARS, min(now.years, MOST_YEARS), key=box_key(STEP, "years"))
        st.text_input(
            "The question, in a sentence (made from the place and years if empty)",
            value=now.question,
            key=box_key(STEP, "question"),
            persist_state="session",
        )
        st.form_submit_button("Keep and go on", on_click=_keep, type="primary")


def _keep() -> None:
    said = st.session_state
    chosen = said[box_key(STEP, "place")]
    name = said[box_key(STEP, "other-place")].strip() or ("" if chosen == LATER_WORDS else chosen)
    place = Place(
        name, int(said[box_key(STEP, "first-year")]), int(said[box_key(STEP, "years")]), said[box_key(STEP, "question")]
    )
    keep_step(STEP, lambda: StepDone(with_place(own_files() or {}, place)), {})
