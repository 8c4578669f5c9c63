"""A facilitator with a place on the panel says first that they score as well; until then nothing is theirs."""

from __future__ import annotations

import streamlit as st

from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.my_round import MyView

CHOSE = "score-as-well:"
HOW_IT_COUNTS = (
    "You have a place on the panel and may score as well. Your scores then count as any member's do. Until you say so "
    "nothing is saved as yours, and nobody waits for you."
)


def is_asked(access: PanelAccess, view: MyView) -> bool:
    """Tell whether this person is asked for scores: every member, and a facilitator who chose to score or has begun."""
    if not access.may_speak:
        return False
    return not access.runs_the_panel or bool(view.scores) or view.sent or _key(access, view) in st.session_state


def offer_to_score(access: PanelAccess, view: MyView) -> None:
    """Let a facilitator with a place on the panel choose to score in this round."""
    st.write(HOW_IT_COUNTS)
    st.button("Score as well", key="score-as-well", on_click=_choose, args=(_key(access, view),))


def _choose(key: str) -> None:
    st.session_state[key] = True


def _key(access: PanelAccess, view: MyView) -> str:
    return f"{CHOSE}{view.stage[0]}:{access.viewer.member}"
