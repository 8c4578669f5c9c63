"""Everyone's weights side by side."""

from __future__ import annotations

import streamlit as st

from prioritise.report.weights.view import WeightsView
from prioritise.report.weights.weights_chart import partner_weights_chart
from prioritise.ui.shared.tables_and_charts import figure, partner_legend, table


def side_by_side_panel(view: WeightsView) -> None:
    """Draw where partners stand on every criterion, and how they gave their weights."""
    st.header("Partners side by side")
    st.caption("A mark is a partner, in its colour and shape. The black line is what all of them come to together.")
    partner_legend(view.partners)
    figure(partner_weights_chart(view), key="partners", heading=False)
    if view.anyone:
        with st.expander("How each partner gave its weights"):
            table(view.method_table, "How each partner gave its weights")
