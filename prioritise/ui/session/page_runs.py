"""The runs of one session's page, so that a file to take away waits until what was typed last is part of the page."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

RUNS = "page-runs"
QUIET_SECONDS = 0.3
"""A press that leaves a box sends what is in it first. So long after the press, its run has begun."""
LONGEST_SECONDS = 60.0
ASK_AGAIN_SECONDS = 0.02


class PageRuns:
    """How many runs are under way, and when that last changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way = 0
        self._changed_at = time.monotonic()

    @contextmanager
    def run(self) -> Iterator[None]:
        """Count what is within as one run, however it ends."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def wait_until_over(self) -> None:
        """Wait until no run has been under way for a moment, or too long has passed."""
        asked_at = time.monotonic()
        while time.monotonic() < asked_at + LONGEST_SECONDS:
            with self._lock:
                if not self._under_way and time.monotonic() >= max(asked_at, self._changed_at) + QUIET_SECONDS:
                    return
            time.sleep(ASK_AGAIN_SECONDS)

    def _count(self, change: int) -> None:
        with self._lock:
            self._under_way += change
            self._changed_at = time.monotonic()


def page_runs() -> PageRuns:
    """Return the runs of this session's page."""
    runs: PageRuns = st.session_state.setdefault(RUNS, PageRuns())
    return runs
