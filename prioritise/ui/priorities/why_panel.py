"""Why one intervention is in or out, worked out only for the one that is looked at."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis, would_change
from prioritise.analysis.nearest.sentences import WouldChange
from prioritise.analysis.why import why
from prioritise.domain.errors import PrioritiseError
from prioritise.ui.session.background_work import question_of
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import table


def why_panel(analysis: Analysis, intervention: str, parts: Parts) -> None:
    """Draw the sentences first, the exact figures behind them, then, once it is worked out, what would change it."""
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
    _would_change(analysis, intervention, parts)


def _would_change(analysis: Analysis, intervention: str, parts: Parts) -> None:
    key = ("would-change", intervention, *question_of(analysis))
    change = parts.worked_out(key, "what would change this decision", lambda: would_change(analysis, intervention))
    if change is not None:
        st.markdown(change.state)
        if change.lines:
            st.markdown("\n".join([f"**{change.heading}**", "", *(f"- {line}" for line in change.lines)]))
        _other_changes(change)


def _other_changes(change: WouldChange) -> None:
    if not (change.roundabout or change.never):
        return
    with st.expander("Other changes that were looked at", key="other-changes"):
        if change.roundabout:
            heading = f"**{change.roundabout_heading}**"
            st.markdown("\n".join([heading, "", *(f"- {line}" for line in change.roundabout)]))
        for sentence in change.never:
            st.markdown(sentence)
