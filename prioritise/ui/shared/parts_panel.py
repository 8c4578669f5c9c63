"""Parts of a page that come when they are ready, each in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from prioritise.domain.errors import PrioritiseError
from prioritise.ui.session.background_work import Job, background_work, order_all, this_visitor

Answer = TypeVar("Answer")
POLL_SECONDS = 0.5
WORKING = "Working it out: "


class Parts:
    """The parts of one page that are not ready yet."""

    def __init__(self) -> None:
        self._waiting: list[Job[object]] = []

    def answer(self, job: Job[Answer]) -> Answer | None:
        """Return what came of a job; None, with a word about it on the page, while it is not done or has failed."""
        done = background_work().finished(job, this_visitor())
        if done is None:
            self._waiting.append(job)
            st.caption(f"{WORKING}{job.words}…")
            return None
        try:
            return done.result()
        except PrioritiseError as error:
            st.warning(str(error))
            return None

    def worked_out(self, key: tuple[str, ...], words: str, work: Callable[[], Answer]) -> Answer | None:
        """Return what came of one more job: `key` tells it from every other, `words` say what is being done."""
        return self.answer(Job(key, words, work))

    def follow(self) -> None:
        """Have everything that is not ready worked out, and draw the page again as it comes. Last on the page.

        What this person waited for before, and does not any more, is left: going back would wait for it else.
        """
        ready = order_all(self._waiting)
        if self._waiting:
            _wait(ready)


@st.fragment(run_every=POLL_SECONDS)
def _wait(ready: Callable[[], bool]) -> None:
    if ready():
        st.rerun()
