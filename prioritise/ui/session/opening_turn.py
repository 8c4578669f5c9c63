"""First pages are drawn a few at a time, and whoever has a page lets those who wait for theirs go first for a moment.

So a crowd that comes in at once, as after a restart, is soon in, and holds up those who are at work by no more.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

AT_ONCE = 3
"""First pages drawn at the same time."""
SAID_SECONDS = 1.0
GIVE_WAY_SECONDS = 1.0
"""How long a page that is there lets those go first who wait for their own. What was pressed on it is saved before."""
ASK_AGAIN_SECONDS = 0.02
DRAWN = "page-drawn"
WAITING = "Many people are coming in just now. Your page opens in a moment."


@contextmanager
def opening_turn(is_shut: Callable[[], bool]) -> Iterator[None]:
    """Draw what is within when it is this person's turn, which is at once unless it is their tab's first page.

    A tab that `is_shut` out when all is drawn, since it has not told its link yet, has not had its first page.
    """
    turns = _turns()
    if DRAWN in st.session_state:
        turns.give_way()
        yield
        return
    mine = turns.queue()
    try:
        _wait_for(mine)
        yield
    finally:
        # Whoever left while they waited leaves the queue here too.
        turns.leave(mine)
    if not is_shut():
        st.session_state[DRAWN] = True


class Turns:
    """So many at a time, in the order in which they came."""

    def __init__(self, at_once: int) -> None:
        self._free, self._lock = at_once, threading.Lock()
        self._waiting: deque[threading.Event] = deque()

    def queue(self) -> threading.Event:
        """Take a place in the queue; the event is set once it is its turn."""
        mine = threading.Event()
        with self._lock:
            self._waiting.append(mine)
            self._call_next()
        return mine

    def give_way(self) -> None:
        """Wait while others wait for their first page, but no longer than a moment."""
        until = time.monotonic() + GIVE_WAY_SECONDS
        while self._waiting and time.monotonic() < until:
            time.sleep(ASK_AGAIN_SECONDS)

    def leave(self, mine: threading.Event) -> None:
        """Give a turn back, or the place in the queue of one that never came."""
        with self._lock:
            if mine.is_set():
                self._free += 1
            else:
                self._waiting.remove(mine)
            self._call_next()

    def _call_next(self) -> None:
        while self._free and self._waiting:
            self._free -= 1
            self._waiting.popleft().set()


def _wait_for(mine: threading.Event) -> None:
    if mine.wait(SAID_SECONDS):
        return
    said = st.empty()
    while not mine.wait(SAID_SECONDS):
        # Whoever has left is told so here, and leaves the queue.
        said.info(WAITING)
    said.empty()


@st.cache_resource(show_spinner=False)
def _turns() -> Turns:
    return Turns(AT_ONCE)
