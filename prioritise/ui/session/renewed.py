"""Boxes that the app fills in, empties or takes an answer from: from then on they are other boxes.

A tab sends what its boxes hold with every message, and a page that looks for news sends messages of its own. One that
was sent just before the tab heard of a change still holds what stood there before, and would be taken for what a
person did. So a box that gives way is drawn under a new key, and what comes under the old one is let go.
"""

from __future__ import annotations

import streamlit as st

TIMES = "renewed:"


def box_key(kind: str, name: str) -> str:
    """Return the key under which a box is drawn now: `kind` is what it is for and ends in a colon."""
    times = st.session_state.get(TIMES + kind + name, 0)
    return f"{kind}{times}:{name}" if times else kind + name


def renew(*kinds: str, name: str) -> None:
    """Draw these boxes as new ones from now on."""
    for kind in kinds:
        st.session_state.pop(box_key(kind, name), None)
        st.session_state[TIMES + kind + name] = st.session_state.get(TIMES + kind + name, 0) + 1
