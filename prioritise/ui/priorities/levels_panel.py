"""The levels one intervention can be funded at, and what each that was not chosen would do to the list."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.other_levels import other_levels
from prioritise.report.priorities.detail_view import DetailView
from prioritise.ui.session.background_work import question_of
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import table
from prioritise.words import bold


def levels_panel(analysis: Analysis, intervention: str, detail: DetailView, parts: Parts) -> None:
    """Draw the levels side by side, and the other ones in words as soon as they are worked out."""
    if not detail.levels.rows:
        return
    st.markdown(f"It can be funded at one of these levels. The score and its parts are for {bold(detail.level_shown)}.")
    table(detail.levels, "Funding levels")
    key = ("other-levels", intervention, *question_of(analysis))
    others = parts.worked_out(key, "what another level would do", lambda: other_levels(analysis, intervention))
    for sentence in others or ():
        st.markdown(sentence)
