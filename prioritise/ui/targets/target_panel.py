"""One target on its panel: the finding, the chart, what acts on it and what to be careful of."""

from __future__ import annotations

import streamlit as st

from prioritise.report.targets.target_words import TargetPanel
from prioritise.ui.shared.notes_panel import figure
from prioritise.ui.shared.table_panel import table


def target_panel(panel: TargetPanel) -> None:
    """Draw one target."""
    target = panel.projection.target
    with st.container(border=True, key=f"target-{target.id}"):
        st.subheader(panel.title)
        st.caption(panel.facts)
        st.markdown("  \n".join(panel.sentences))
        if panel.chart is not None:
            figure(panel.chart, key=f"target-chart-{target.id}", heading=False)
        if panel.trend:
            st.caption(f"If nothing changes: {panel.trend}")
        if panel.contributions.rows:
            with st.expander("What acts on it, and who leads that"):
                table(panel.contributions, f"What acts on it: {target.title}")
                st.caption(f"Change in each year, in {target.unit}, of what is chosen.")
        for caution in panel.cautions:
            st.caption(f"Take care: {caution}.")
