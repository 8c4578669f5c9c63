"""Longer work, done one job at a time behind the page, each job once for everyone who asks."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import streamlit as st

from prioritise.analysis import Analysis, bands
from prioritise.robustness.bands import Bands

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)
WAITING = "background-waiting"
MOST_KEPT = 128
"""Answers kept; the oldest are worked out again if asked for again."""
MOST_BANDS = 256
"""Bands of this many questions are kept, likewise."""
Question = tuple[str, str]
"""The digest of an exercise and the digest of a scenario."""


@dataclass(frozen=True)
class Job(Generic[Answer_co]):
    """One job: `key` tells it from every other, `words` say what is being done."""

    key: tuple[str, ...]
    words: str
    work: Callable[[], Answer_co]


class BackgroundWork:
    """Does the jobs it is given in turn, and keeps what came of them."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._orders: OrderedDict[tuple[str, ...], Future[object]] = OrderedDict()
        self._lock = threading.Lock()

    def order(self, job: Job[object]) -> None:
        """Have a job done, unless it is done or under way."""
        with self._lock:
            known = self._orders.get(job.key)
            if known is None or known.cancelled():
                self._orders[job.key] = self._worker.submit(job.work)
            self._orders.move_to_end(job.key)
            while len(self._orders) > MOST_KEPT:
                self._orders.popitem(last=False)

    def done(self, key: tuple[str, ...]) -> bool:
        """Whether a job has been done, with or without success."""
        with self._lock:
            known = self._orders.get(key)
        return known is not None and known.done() and not known.cancelled()

    def under_way(self, key: tuple[str, ...]) -> bool:
        """Whether a job is still to come; not when somebody else who waited for it has withdrawn it."""
        with self._lock:
            known = self._orders.get(key)
        return known is not None and not known.done()

    def answer(self, job: Job[Answer]) -> Answer:
        """What came of a job that is done. Raises what the work raised."""
        with self._lock:
            known = self._orders[job.key]
        return cast(Answer, known.result())

    def withdraw(self, keys: Iterable[tuple[str, ...]]) -> None:
        """Nobody here waits for these any more: those not begun need not be."""
        with self._lock:
            for key in keys:
                known = self._orders.get(key)
                if known is not None and not known.done():
                    known.cancel()


@st.cache_resource(show_spinner=False)
def background_work() -> BackgroundWork:
    """The one worker of this server."""
    return BackgroundWork()


def order_all(jobs: Sequence[Job[object]]) -> Callable[[], bool]:
    """Have these done, instead of what this person waited for before; tells when to draw the page again.

    That is when any of them is done, or must be asked for again because another who waited for it went on.
    """
    wanted = [job.key for job in jobs]
    before = st.session_state.get(WAITING, [])
    background_work().withdraw(key for key in before if key not in wanted)
    st.session_state[WAITING] = wanted
    worker = background_work()
    for job in jobs:
        worker.order(job)
    return lambda: not all(worker.under_way(key) for key in wanted)


class BandsWork:
    """Works out bands one question at a time, each once, for everyone who asks."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bands")
        self._orders: OrderedDict[Question, Future[Bands]] = OrderedDict()
        self._lock = threading.Lock()

    def order(self, analysis: Analysis) -> Future[Bands]:
        """The bands of this analysis, done or under way."""
        key = question_of(analysis)
        with self._lock:
            known = self._orders.get(key)
            if known is None or known.cancelled():
                known = self._orders[key] = self._worker.submit(bands, analysis)
            self._orders.move_to_end(key)
            while len(self._orders) > MOST_BANDS:
                self._orders.popitem(last=False)
            return known

    def answer(self, analysis: Analysis) -> Bands | None:
        """The bands of this analysis when they are done, without asking for them. Raises what the work raised."""
        with self._lock:
            order = self._orders.get(question_of(analysis))
        return order.result() if order is not None and order.done() and not order.cancelled() else None

    def withdraw(self, question: Question) -> None:
        """Nobody here waits for this any more: if it is not begun, it need not be. Who else asks orders it anew."""
        with self._lock:
            order = self._orders.get(question)
            if order is not None and not order.done():
                order.cancel()


def question_of(analysis: Analysis) -> Question:
    """What tells one question from another."""
    return analysis.exercise.digest, analysis.scenario.digest
