"""Which widgets keep what is in them while another page is drawn: everything typed in a form and not saved yet.

Only Streamlit knows which those are, and how it holds that is its own and not promised. A test fails where a newer one
holds it otherwise.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.state import get_session_state

from prioritise.ui.session.moved import MOVED_KEYS

SEEN = "forms-seen"
HELD_OTHERWISE = (*MOVED_KEYS, "own-")
"""What is moved goes back when another exercise is opened, and a list of one's own keeps what is typed in its steps."""


def typed_keys() -> frozenset[str]:
    """Return the keys under which the session holds what is in forms, those of pages that were left too."""
    held = get_session_state()._state
    keys = {
        held._key_id_mapper.get_key_from_id(widget)
        for widget, scope in held._persist_tracker._scopes.items()
        if scope == "session" and widget in held._key_id_mapper.id_key_mapping
    }
    # What was brought back is a widget's again only once that is drawn.
    seen = keys | st.session_state.get(SEEN, frozenset())
    st.session_state[SEEN] = seen = frozenset(key for key in seen if not key.startswith(HELD_OTHERWISE))
    return frozenset(key for key in seen if key in st.session_state)
