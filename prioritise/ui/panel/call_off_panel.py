"""Calling an open round off: asked first, with a reason."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.panel import Round
from prioritise.report.record.box_words import box_lines
from prioritise.store.rounds import call_off_round
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded

PLACE, SURE, WHY = "panel-call-off", "sure-to-call-off", "why-call-off"
WHAT_IT_DOES = (
    "Nothing that was answered in this round then counts, sent or not, nor an interest that was declared or withdrawn "
    "in it. Scores of earlier rounds stay as they are. Members can still read what they had answered, and nobody else "
    "can. Weights that were saved meanwhile stay. The log and the minutes tell that it was called off, and why."
)


def call_off_section(access: PanelAccess, under_way: Round) -> None:
    """Draw what calling the round off does, and the way to do it."""
    with folded("Call this round off", "For a round that was opened by mistake.", key="call-off"):
        st.write(WHAT_IT_DOES)
        st.text_input(
            "The reason, which members, the log and the minutes tell",
            key=f"{WHY}:{under_way.number}",
            persist_state="session",
        )
        sure = st.checkbox(f"I want to call round {under_way.number} off. It cannot be taken back.", key=SURE)
        outcome(PLACE, worded=box_lines)
        st.button(
            f"Call round {under_way.number} off",
            on_click=_call_off,
            args=(access, under_way),
            key="call-off-round",
            disabled=not sure,
        )


def _call_off(access: PanelAccess, under_way: Round) -> None:
    reason = str(st.session_state.get(f"{WHY}:{under_way.number}") or "")
    version, key = under_way.version, new_save_key()
    attempt(
        PLACE,
        lambda: call_off_round(
            access.store, access.viewer, under_way.number, reason=reason, seen_version=version, save_key=key
        ),
    )
    st.session_state.pop(SURE, None)
