"""One target on its panel: a tag with the finding, the chart and one sentence; all else a click away."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.report.targets.target_words import TargetPanel
from prioritise.ui.shared.tables_and_charts import figure, table
from prioritise.words import bold, difference_unit


def target_panel(panel: TargetPanel) -> None:
    """Draw one target."""
    target = panel.projection.target
    with st.container(border=True, key=f"target-{target.id}"):
        st.subheader(target.title)
        st.html(f'<p class="finding-tag {panel.tag.kind}">{html.escape(panel.tag.words)}</p>')
        if panel.chart is not None:
            figure(panel.chart, key=f"target-chart-{target.id}", heading=False, with_table=False)
        first, *others = panel.sentences
        st.markdown(first)
        if panel.asks_nothing:
            st.markdown(panel.asks_nothing)
        with st.expander("More about it"):
            _more(panel, others)


def _more(panel: TargetPanel, sentences: list[str]) -> None:
    target = panel.projection.target
    st.caption(panel.facts)
    if sentences:
        st.markdown("  \n".join(sentences))
    if panel.trend:
        st.write(f"If nothing changes: {panel.trend}")
    if panel.chart is not None:
        table(panel.chart.table, panel.chart.title)
    if panel.contributions.rows:
        st.markdown(bold("What acts on it, and who leads that"))
        table(panel.contributions, f"What acts on it: {target.title}")
        st.caption(f"Change in each year, in {difference_unit(target.unit)}, of what is chosen.")
    for caution in panel.cautions:
        st.caption(f"Take care: {caution}.")
