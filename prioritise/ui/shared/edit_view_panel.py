"""What came of something typed: problems beside where they are, what was understood, and what it would do."""

from __future__ import annotations

import streamlit as st

from prioritise.report.words.edit_view import EditView
from prioritise.ui.shared.tables_and_charts import table


def edit_result(view: EditView) -> None:
    """Draw what an edit comes to."""
    st.header(view.title)
    if view.problems.rows:
        st.error("Nothing was kept yet. What you typed is still in the grid.")
        table(view.problems, "Problems in what was typed")
    if view.taken_out:
        st.warning("\n".join([view.taken_out, *(f"- {sentence}" for sentence in view.goes_with)]))
    if view.effect:
        st.markdown("\n".join(f"- {sentence}" for sentence in view.effect))
    if view.understood.rows:
        with st.expander(f"What was understood ({len(view.understood.rows)})", expanded=not view.problems.rows):
            table(view.understood, "What was understood")
            if view.more_understood:
                st.write(view.more_understood)
    if view.files:
        st.caption(view.files)
