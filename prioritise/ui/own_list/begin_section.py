"""Before a list is begun in this session: begin a new one, or go on with the one on this machine."""

from __future__ import annotations

import streamlit as st

from prioritise.ui.own_list.step_saving import PLACE
from prioritise.ui.session.own_draft import begin_own, draft_kept_when, draft_title, go_on_with_own
from prioritise.ui.shared.saving import attempt, outcome


def begin_section() -> None:
    """Draw the ways to begin."""
    st.title("Make a list of your own")
    outcome(PLACE)
    st.write(
        "Six short steps: place and years, money, what to decide, what matters, who decides, and judgements. You see "
        "the list so far beside them. No file is needed, and everything is kept on this machine as you go."
    )
    kept_when = draft_kept_when()
    if not kept_when:
        st.button("Begin", type="primary", on_click=_begin, key="begin-own")
        return
    which = draft_title()
    kept = f"“{which}” is" if which else "A list is"
    st.write(f"{kept} kept here from {kept_when}.")
    st.button("Go on with it", type="primary", on_click=_go_on, key="go-on-own")
    begin_anew()


def begin_anew() -> None:
    """Draw, folded away, how a new list takes the place of the one that is kept here."""
    with st.expander("Begin a new one instead"):
        st.write("The one that is kept here is then gone. Download it first if you want it.")
        st.button("Begin a new list", on_click=_begin, key="begin-own")


def _begin() -> None:
    attempt(PLACE, begin_own)


def _go_on() -> None:
    attempt(PLACE, go_on_with_own)
