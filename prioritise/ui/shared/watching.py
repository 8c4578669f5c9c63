"""Drawing the page again when what it shows has changed."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from prioritise.domain.errors import PrioritiseError, StoreUnavailable

POLL_SECONDS = 2.0


def draw_again_when(has_changed: Callable[[], bool]) -> None:
    """Ask again and again, and draw the page again as soon as the answer is yes. Nothing to type into goes in here.

    While the store is away the page stays as it is; anything else that goes wrong is said by the page itself.
    """
    _ask_again(has_changed, time.monotonic() + POLL_SECONDS / 2)


@st.fragment(run_every=POLL_SECONDS)
def _ask_again(has_changed: Callable[[], bool], first: float) -> None:
    # The page that is being drawn has just read what this would ask for.
    if time.monotonic() < first:
        return
    try:
        changed = has_changed()
    except StoreUnavailable:
        return
    except PrioritiseError:
        st.rerun()
    if changed:
        st.rerun()
