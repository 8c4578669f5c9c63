"""What this person settled last, and what that did to the list."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.panel import Round
from prioritise.report.scores.settling import JustSettled, settled_sentence
from prioritise.ui.shared.in_view import bring_into_view

DONE, TIMES = "settled-last", "settled-times"


def say_what_was_settled(under_way: Round | None, after: Analysis | None) -> None:
    """Say what this person settled last, while its round is revealed, and how the list changed by it once there is
    one.
    """
    last = st.session_state.get(DONE)
    if isinstance(last, JustSettled) and (under_way is None or under_way.number != last.agreed.round):
        last = None
    with st.container(key="disputes-said"):
        if isinstance(last, JustSettled):
            st.success(settled_sentence(last.before, after, last.agreed) if after else "Settled.")
    bring_into_view("disputes-said", f"{st.session_state.get(TIMES, 0)}")


def keep_settled(just: JustSettled) -> None:
    """Keep what this person settled last, to be said. For callbacks."""
    st.session_state[DONE] = just
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
