"""The decision log in plain words, newest first, with filters."""

from __future__ import annotations

import streamlit as st

from prioritise.report.record.log import chosen
from prioritise.report.record.log_table import fitting_words, log_table
from prioritise.report.record.view import LogView
from prioritise.ui.shared.tables_and_charts import folded, table

KIND, BY, ABOUT, ALL = "log-kind", "log-by", "log-about", "log-all"
LATEST = 30


def log_panel(view: LogView, head: str) -> None:
    """Draw the log with its filters; `head` is the last fingerprint of the panel's events, for its facilitator."""
    with folded("What was decided, and when", view.finding, key="log"):
        if not view.entries:
            return
        kind, person, intervention = _filters(view)
        entries = chosen(view.entries, kind=kind, person=person, intervention=intervention)
        if entries and (fitting := fitting_words(len(entries), len(view.entries))):
            st.write(fitting)
        everything = len(entries) > LATEST and st.toggle(f"Show all {len(entries)} lines", key=ALL)
        if entries:
            table(log_table(entries if everything else entries[:LATEST]), "What was decided, newest first")
        else:
            st.write("No line fits these filters.")
        if head:
            st.caption(f"Last fingerprint of the panel's steps: {head}")


def _filters(view: LogView) -> tuple[str, str, str]:
    first, second, third = st.columns(3)
    kind = first.selectbox("Kind", ("", *view.kinds), format_func=lambda option: option or "Every kind", key=KIND)
    person = second.selectbox("By", ("", *view.people), format_func=lambda option: option or "Everybody", key=BY)
    about = third.selectbox(
        "About",
        ("", *view.interventions),
        format_func=lambda intervention_id: view.interventions.get(intervention_id, "Everything"),
        key=ABOUT,
    )
    return kind or "", person or "", about or ""
