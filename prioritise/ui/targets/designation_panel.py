"""Which indicators could be designated: the finding, the order of the rule, and what was left out."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.domain.vocabulary import words_of
from prioritise.report.targets.designation_table import (
    designation_csv,
    designation_sentence,
    designation_table,
    left_out_table,
)
from prioritise.targets.designation import RULE, Designation, designate
from prioritise.ui.shared.table_panel import table

LIMIT = "designate-limit"


def designation_panel(exercise: Exercise) -> None:
    """The proposal; nothing for an exercise without indicators."""
    if not exercise.indicators:
        return
    words = words_of(exercise.vocabulary)
    st.header(f"Which {words.indicators} to designate")
    limit = st.number_input(
        f"Room for this many, {DESIGNATED_LIMIT} at most",
        min_value=1,
        max_value=DESIGNATED_LIMIT,
        value=DESIGNATED_LIMIT,
        key=LIMIT,
        width=320,
    )
    found = _proposed(exercise.digest, int(limit), exercise)
    st.write(designation_sentence(exercise, found))
    st.caption("A proposal to talk about, not a decision: it knows nothing of duties, promises or local policy.")
    if found.candidates:
        with st.expander("See the order, and the figures it rests on"):
            st.write(RULE)
            table(designation_table(exercise, found), f"Which {words.indicators} to designate")
            st.download_button(
                "Download the proposal (CSV)",
                lambda: designation_csv(exercise, found),
                f"{exercise.id}-designation.csv",
                "text/csv",
                on_click="ignore",
            )
    if found.left_out:
        with st.expander(f"The {len(found.left_out)} that are no candidates, and why"):
            table(left_out_table(exercise, found), f"{words.indicators.capitalize()} that are no candidates")


@st.cache_resource(show_spinner=False, max_entries=32)
def _proposed(exercise_digest: str, limit: int, _exercise: Exercise) -> Designation:
    del exercise_digest  # the key: an exercise itself is not hashed
    return designate(_exercise, limit=limit)
