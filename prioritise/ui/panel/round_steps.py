"""A step of a round that the facilitator takes: its button, and the move on from what the page shows."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prioritise.domain.panel import Round
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.saving import attempt

PLACE = "panel-round"


def step_button(
    label: str, press: Callable[[], None], *, key: str, primary: bool = False, disabled: bool = False
) -> None:
    """Draw the button of a step."""
    st.button(label, on_click=press, key=key, type="primary" if primary else "secondary", disabled=disabled)


def move(access: PanelAccess, last: Round, step: Callable[..., Round]) -> None:
    """Move a round on, unless somebody else did first. For callbacks."""
    # The version on the page is the one that was looked at: whoever moved the round on first is not run over.
    attempt(
        PLACE,
        lambda: step(access.store, access.viewer, last.number, seen_version=last.version, save_key=new_save_key()),
    )
