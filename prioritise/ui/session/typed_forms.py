"""What is typed in the forms of an exercise and not saved yet: it stays with it while another one is open."""

from __future__ import annotations

import streamlit as st

from prioritise.ui.session.opened import exercise
from prioritise.ui.session.own_draft import works_on_own
from prioritise.ui.session.panel_access import is_shared, panel_access
from prioritise.ui.session.persisting import typed_keys

OF, ASIDE = "forms-of", "forms-aside:"


def keep_forms_apart() -> None:
    """Set aside what was typed in another exercise's forms, and bring back what was typed in this one's.

    Before a page is drawn.
    """
    session, now = st.session_state, _open_now()
    before = session.get(OF, now)
    session[OF] = now
    if before == now:
        return
    aside = {key: session[key] for key in typed_keys()}
    for key in aside:
        del session[key]
    for key, typed in session.pop(ASIDE + now, {}).items():
        session[key] = typed
    session[ASIDE + before] = aside


def _open_now() -> str:
    """Name what is open, and at a panel for whom; a list of one's own is one, whatever it is called meanwhile."""
    if (access := panel_access()) is not None:
        return f"panel {access.viewer.exercise} {access.viewer.member}"
    if is_shared():
        return ""
    open_alone = exercise()
    return "own" if works_on_own(open_alone) else f"alone {open_alone.id}"
