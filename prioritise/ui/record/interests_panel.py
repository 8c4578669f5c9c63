"""Who declared an interest in what, and how one is declared later."""

from __future__ import annotations

import streamlit as st

from prioritise.report.record.interests_table import InterestsView
from prioritise.ui.shared.tables_and_charts import folded, table

DECLARED_LATER = (
    "An interest that comes to light later is declared in another round: open one on the Panel page, and the member "
    "stands aside on Scores and sends. Their earlier scores on it then count no longer; everybody else's stay."
)


def interests_panel(view: InterestsView, *, at_panel: bool) -> None:
    """Draw every interest with how long it stood."""
    with folded("Declared interests", view.finding, key="interests"):
        if view.table.rows:
            table(view.table, "Declared interests")
        if at_panel:
            st.caption(DECLARED_LATER)
