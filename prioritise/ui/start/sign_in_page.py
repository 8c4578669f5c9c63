"""What somebody sees without access on a shared server: how to come in, and nothing else."""

from __future__ import annotations

import streamlit as st

from prioritise.ui.session.identity import providers
from prioritise.ui.session.panel_access import is_shared, panel_access
from prioritise.ui.shared.invitation_link import come_in_with, token_in
from prioritise.ui.shared.sign_in_panel import sign_in_section

PASTED = "pasted-link"


def is_shut() -> bool:
    """Tell whether this person has yet to come in: a shared server, and no access."""
    return is_shared() and panel_access() is None


def sign_in_page() -> None:
    """Draw how to come in."""
    by_sign_in = bool(providers())
    st.title("Sign in, or come in by your link" if by_sign_in else "Come in by the link you were sent")
    if by_sign_in:
        st.write("This is where a panel works. If the facilitator knows your work address, sign in with it.")
        sign_in_section()
        st.header("Come in by a link")
    else:
        st.write("This is where a panel works.")
    st.write(
        "The facilitator can send you a link of your own. Open it, or paste it here. Do not pass it on: whoever holds "
        "it speaks in your name."
    )
    with st.form("come-in", border=False):
        st.text_input("Your link", key=PASTED, type="password", autocomplete="off")
        st.form_submit_button("Come in", on_click=_come_in)


def _come_in() -> None:
    come_in_with(token_in(st.session_state.pop(PASTED, "")))
