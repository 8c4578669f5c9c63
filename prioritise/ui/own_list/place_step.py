"""Step 1: place and years."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prioritise.files.own_list.begun import (
    DEFAULT_FIRST_YEAR,
    LATER,
    SHARE_OF_RESIDENTS,
    Place,
    areas_of_example,
    place_answered,
    place_of,
)
from prioritise.ui.own_list.step_saving import box, box_key, box_or, box_text, keep_step, place_in
from prioritise.ui.session.own_typed import own_files

STEP, LATER_WORDS = 1, "Later"
YEARS_BACK, YEARS_ON, MOST_YEARS = 2, 10, 5


def place_step(files: Mapping[str, bytes]) -> None:
    """Draw the boxes for the place, the years and the question."""
    now, areas = place_of(files), list(areas_of_example())
    # Not in a form, which knows nothing of what is typed in it until its button is pressed.
    options = [LATER_WORDS, *areas]
    st.selectbox(
        "Place",
        options,
        index=place_in(options, box_or(STEP, "place", now.name)),
        help="These places come with published figures.",
        **box(STEP, "place"),
    )
    other = now.name if now.name not in (*areas, LATER) else ""
    st.text_input(
        "Or another place, by name", value=box_or(STEP, "other-place", other), live=True, **box(STEP, "other-place")
    )
    first_years = list(range(DEFAULT_FIRST_YEAR - YEARS_BACK, DEFAULT_FIRST_YEAR + YEARS_ON))
    st.selectbox(
        "First year",
        first_years,
        index=place_in(first_years, box_or(STEP, "first-year", now.first_year)),
        format_func=lambda year: f"{year}/{(year + 1) % 100:02d}",
        **box(STEP, "first-year"),
    )
    st.caption("Pounds are taken to be in the prices of the year before the first.")
    years = min(max(box_or(STEP, "years", now.years), 1), MOST_YEARS)
    st.number_input("How many years", 1, MOST_YEARS, years, **box(STEP, "years"))
    st.text_input(
        "The question, in a sentence (made from the place and years if empty)",
        value=box_or(STEP, "question", now.question),
        live=True,
        **box(STEP, "question"),
    )
    st.text_input(
        f"{SHARE_OF_RESIDENTS}, such as 25%",
        value=box_or(STEP, "deprived-share", now.deprived_share_said),
        live=True,
        help="Only “Reducing inequality” needs it. Leave it empty if you do not know it.",
        **box(STEP, "deprived-share"),
    )
    st.button("Keep and go on", on_click=_keep, type="primary", key="keep-place")


def _keep() -> None:
    said = st.session_state
    chosen = said[box_key(STEP, "place")]
    name = box_text(STEP, "other-place") or ("" if chosen == LATER_WORDS else chosen)
    years = int(said[box_key(STEP, "years")])
    place = Place(name, int(said[box_key(STEP, "first-year")]), years, box_text(STEP, "question"))
    share = box_text(STEP, "deprived-share")
    keep_step(STEP, lambda: place_answered(own_files() or {}, place, deprived_share=share), {})
