"""First pages are drawn a few at a time: a crowd that comes in at once does not hold up those who are at work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

AT_ONCE = 3
"""First pages drawn at the same time. Pages that follow in the same tab wait for nobody."""
SAID_SECONDS = 1.0
DRAWN = "page-drawn"
WAITING = "Many people are coming in just now. Your page opens in a moment."


@contextmanager
def opening_turn(is_shut: Callable[[], bool]) -> Iterator[None]:
    """Draw what is within when it is this person's turn, which is at once unless it is their tab's first page.

    A tab that `is_shut` out when all is drawn, since it has not told its link yet, has not had its first page.
    """
    if DRAWN in st.session_state:
        yield
        return
    turns = _turns()
    _wait_for(turns)
    try:
        yield
    finally:
        turns.release()
    if not is_shut():
        st.session_state[DRAWN] = True


def _wait_for(turns: threading.Semaphore) -> None:
    if turns.acquire(timeout=SAID_SECONDS):
        return
    said = st.empty()
    while not turns.acquire(timeout=SAID_SECONDS):
        # Whoever has left is told so here, and leaves the queue.
        said.info(WAITING)
    said.empty()


@st.cache_resource(show_spinner=False)
def _turns() -> threading.Semaphore:
    return threading.BoundedSemaphore(AT_ONCE)
