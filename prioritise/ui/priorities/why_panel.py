"""Why one intervention is in or out, worked out only for the one that is looked at."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.errors import PrioritiseError
from prioritise.report.priorities.why_facts import Why, why
from prioritise.ui.session import state
from prioritise.ui.shared.table_panel import table


def why_panel(analysis: Analysis, intervention: str) -> None:
    """The sentences first, then the exact figures behind them."""
    st.subheader("Why?")
    try:
        with st.spinner("Working out why…"):
            told = _told(analysis.exercise.digest, analysis.scenario.digest, intervention, analysis)
    except PrioritiseError as error:
        st.warning(str(error))
        return
    st.markdown("\n".join(f"- {sentence}" for sentence in told.sentences))
    with st.expander("The exact figures"):
        table(told.facts, "The exact figures behind why")
        if told.costs is not None:
            st.markdown("**What it may cost and still come in, by fund and year**")
            table(told.costs, "Entry cost by fund and year")
        st.caption("Every figure is found by solving again with that one thing changed. Nothing is estimated.")


@st.cache_resource(show_spinner=False, max_entries=state.MOST_KEPT)
def _told(exercise_digest: str, scenario_digest: str, intervention: str, _analysis: Analysis) -> Why:
    del exercise_digest, scenario_digest  # the key: an analysis itself is not hashed
    return why(_analysis, intervention)
