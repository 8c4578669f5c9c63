"""The numbers that people chose, on the Record page."""

from __future__ import annotations

import streamlit as st

from prioritise.report.record.settings_table import SettingsView
from prioritise.ui.shared.tables_and_charts import folded, table


def settings_panel(view: SettingsView) -> None:
    """Draw the numbers that people chose, with what each decides, why, and who stands for them."""
    with folded("Settings of the analysis", view.finding, key="settings"):
        st.write(
            "Numbers that people chose: they decide what is called core, firm, old or on course. Question them as you "
            "would a weight. An exercise sets its own in its file exercise.yaml, under settings."
        )
        table(view.table, "Settings of the analysis")
        st.caption(f"{view.who} On choosing them: {view.source_title}, {view.source_url}")
