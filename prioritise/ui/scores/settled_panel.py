"""What this person settled last, and what that did to the list."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.report.scores.settling import JustSettled, settled_sentence
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.panel_rounds import settling_round

DONE, TIMES = "settled-last", "settled-times"

BRING_INTO_VIEW = """
export default function ({ data }) {
  const before = window.prioritiseSettled;
  window.prioritiseSettled = data.settled;
  if (before === undefined || before === data.settled) return;
  document.querySelector(".st-key-disputes-said")?.scrollIntoView({ block: "start" });
}
"""
"""What came of settling is read from its top, not from where the button was. Nothing moves when the page opens."""

_in_view = st.components.v2.component("prioritise-settled", js=BRING_INTO_VIEW)


def say_what_was_settled(access: PanelAccess | None, after: Analysis | None) -> None:
    """What this person settled last, while its round is revealed, and how the list changed by it once there is one."""
    last = st.session_state.get(DONE)
    under_way = settling_round(access) if access is not None else None
    if isinstance(last, JustSettled) and (under_way is None or under_way.number != last.agreed.round):
        last = None
    with st.container(key="disputes-said"):
        if isinstance(last, JustSettled):
            st.success(settled_sentence(last.before, after, last.agreed) if after else "Settled.")
    _in_view(key="disputes-in-view", data={"settled": st.session_state.get(TIMES, 0)}, height=1)


def keep_settled(just: JustSettled) -> None:
    """Keep what this person settled last, to be said. For callbacks."""
    st.session_state[DONE] = just
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
