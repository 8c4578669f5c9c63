"""Why one intervention is in or out, worked out only for the one that is looked at."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.why import why
from prioritise.domain.errors import PrioritiseError
from prioritise.ui.shared.table_panel import table


def why_panel(analysis: Analysis, intervention: str) -> None:
    """The sentences first, then the exact figures behind them."""
    st.subheader("Why?")
    try:
        with st.spinner("Working out why…"):
            reasons = why(analysis, intervention)
    except PrioritiseError as error:
        st.warning(str(error))
        return
    st.markdown("\n".join(f"- {sentence}" for sentence in reasons.sentences))
    with st.expander("The exact figures"):
        table(reasons.facts, "The exact figures behind why")
        if reasons.costs is not None:
            st.markdown("**What it may cost and still come in, by fund and year**")
            table(reasons.costs, "Entry cost by fund and year")
        st.caption("Every figure is found by solving again with that one thing changed. Nothing is estimated.")
