"""Which indicators could be designated: the finding, the order of the rule, and what was left out."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.domain.vocabulary import words_of
from prioritise.report.targets.designation_table import designation_csv, designation_view
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
    view = designation_view(exercise, int(limit))
    st.write(view.sentence)
    st.caption("A proposal to talk about, not a decision: it knows nothing of duties, promises or local policy.")
    if view.order.rows:
        with st.expander("See the order, and the figures it rests on"):
            st.write(view.rule)
            table(view.order, f"Which {words.indicators} to designate")
            st.download_button(
                "Download the proposal (CSV)",
                lambda: designation_csv(exercise, int(limit)),
                f"{exercise.id}-designation.csv",
                "text/csv",
                on_click="ignore",
            )
    if view.left_out.rows:
        with st.expander(f"The {len(view.left_out.rows)} that are no candidates, and why"):
            table(view.left_out, f"{words.indicators.capitalize()} that are no candidates")
