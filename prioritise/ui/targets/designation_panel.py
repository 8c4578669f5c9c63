"""Which indicators could be designated: the finding, the order of the rule, and what was left out."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import DESIGNATED_LIMIT
from prioritise.report.exports import designation_csv
from prioritise.report.targets.designation_table import DesignationView, designation_view
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.tables_and_charts import folded, table

LIMIT = "designate-limit"


def designation_panel(exercise: Exercise) -> None:
    """Draw the proposal; nothing for an exercise without indicators."""
    if not exercise.indicators:
        return
    limit = st.session_state.get(LIMIT) or DESIGNATED_LIMIT
    view = designation_view(exercise, limit)
    with folded(view.title, view.sentence, key="designate"):
        st.number_input(view.room, min_value=1, max_value=view.most, value=view.most, key=LIMIT, width=320)
        st.caption("A proposal to talk about, not a decision: it knows nothing of duties, promises or local policy.")
        _order(exercise, view, limit)


def _order(exercise: Exercise, view: DesignationView, limit: int) -> None:
    if view.order.rows:
        with st.expander("See the order, and the figures it rests on"):
            st.write(view.rule)
            table(view.order, view.title)
            download("Download the proposal (CSV)", lambda: designation_csv.designation_csv(exercise, limit), view.file)
    if view.left_out.rows:
        with st.expander(view.left_out_title):
            table(view.left_out, view.left_out_label)
