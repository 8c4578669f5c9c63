"""Longer work, done behind the page, each job once for everyone who asks, and only while somebody waits for it."""

from __future__ import annotations

import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar, cast

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.errors import PrioritiseError, ProcessLost, StoreUnavailable, TookTooLong
from prioritise.files.limits import limits
from prioritise.ui.session.own_process import OwnProcess, Unwanted
from prioritise.words import counted

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)
PARTS_WAITED_FOR = "background-waiting"
VISITOR = "background-visitor"
MOST_KEPT = 256
"""Answers kept; the oldest are worked out again if asked for again. What is still to come is kept beside them."""
STANDS_SECONDS = 0.4
"""Long work begins when its question has stood for so long: who pushes a slider asks many that nobody waits for."""
SILENT_SECONDS = 180.0
"""Whoever has not asked for so long has gone: a page that waits asks every second, in a hidden tab every minute."""
PASSING = (ProcessLost, TookTooLong, StoreUnavailable)
"""What need not happen again. The other errors of ours say something of the exercise, and would."""
Question = tuple[str, str]
"""The digest of an exercise and the digest of a scenario."""


TOO_LONG = (
    "This was stopped after {seconds}, for others wait for the same process. Ask about a smaller list, or ask whoever "
    "runs this app for more time. The commands have no such limit."
)


class Lane(StrEnum):
    """Jobs of one lane are done in turn, and hold up no job of another.

    LONG takes many seconds: its work is done in a process of its own, so it is a function that can be imported, with
    what it takes (`functools.partial`).
    """

    PARTS = "parts"
    BANDS = "bands"
    LONG = "long"


@dataclass(frozen=True)
class Job(Generic[Answer_co]):
    """One job: `key` tells it from every other, `words` say what is being done."""

    key: tuple[str, ...]
    words: str
    work: Callable[[], Answer_co]
    lane: Lane = Lane.PARTS


@dataclass
class Order:
    """One job that was asked for: who waits for it, when they last asked, and why it was stopped if it was.

    `told` are those who were told before that it failed.
    """

    is_long: bool
    future: Future[object] = field(default_factory=Future)
    visitors: dict[str, float] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    unwanted: threading.Event = field(default_factory=threading.Event)
    took_too_long: threading.Event = field(default_factory=threading.Event)


class BackgroundWork:
    """Does the jobs it is given, each lane in turn, and keeps what came of them."""

    def __init__(self, own_process: OwnProcess | None = None) -> None:
        self._workers = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane.value) for lane in Lane}
        self._own_process = own_process
        self._orders: OrderedDict[tuple[str, ...], Order] = OrderedDict()
        self._lock = threading.Lock()

    def order(self, job: Job[object], visitor: str = "") -> None:
        """Have a job done, unless it is done or under way; this visitor waits for it.

        What failed for a reason that may have passed is done again for a visitor who was not told of it, once for each:
        a page that draws itself again does not start it over and over.
        """
        with self._lock:
            self._leave_the_silent()
            before = self._orders.get(job.key)
            if before is None or _is_worth_another_try(before, visitor):
                self._orders[job.key] = self._begun(job)
                if before is not None:
                    self._orders[job.key].told = before.told.union(before.visitors)
            self._orders[job.key].visitors[visitor] = time.monotonic()
            self._orders.move_to_end(job.key)
            self._make_room(job.key)

    def withdraw(self, keys: Iterable[tuple[str, ...]], visitor: str = "") -> None:
        """Note that this visitor waits for these no more.

        What nobody waits for is not begun, or ended where that can be.
        """
        with self._lock:
            for key in keys:
                order = self._orders.get(key)
                if order is not None and not order.future.done():
                    self._left(key, order, visitor)

    def stop(self) -> None:
        """Begin nothing more."""
        for worker in self._workers.values():
            worker.shutdown(wait=False, cancel_futures=True)

    def done(self, key: tuple[str, ...]) -> bool:
        """Tell whether a job has been done, with or without success."""
        with self._lock:
            known = self._orders.get(key)
        return known is not None and known.future.done()

    def under_way(self, key: tuple[str, ...]) -> bool:
        """Tell whether a job is still to come."""
        with self._lock:
            known = self._orders.get(key)
        return known is not None and not known.future.done()

    def still_waits(self, keys: Iterable[tuple[str, ...]], visitor: str) -> bool:
        """Tell whether all of these are still to come; notes that this visitor has asked."""
        now = time.monotonic()
        with self._lock:
            self._leave_the_silent()
            orders = [self._orders.get(key) for key in keys]
            for order in orders:
                if order is not None:
                    order.visitors[visitor] = now
        return all(order is not None and not order.future.done() for order in orders)

    def finished(self, job: Job[Answer], visitor: str | None = None) -> Future[Answer] | None:
        """Return what came of a job, once it is done: its `result` raises what the work raised. None while it is not,
        and where it would be done again for this visitor.

        Nobody can be promised that it is still there at the next look, for others' work takes its place in time.
        """
        with self._lock:
            known = self._orders.get(job.key)
            if known is None or not known.future.done():
                return None
            # What is looked at again and again, such as the list as it stands, is not the oldest.
            self._orders.move_to_end(job.key)
        if visitor is not None and _is_worth_another_try(known, visitor):
            return None
        return cast("Future[Answer]", known.future)

    def going_on(self) -> tuple[Future[object], ...]:
        """List everything that is still to come."""
        with self._lock:
            return tuple(order.future for order in self._orders.values() if not order.future.done())

    def _make_room(self, newest: tuple[str, ...]) -> None:
        too_many = len(self._orders) - MOST_KEPT
        done = [key for key, order in self._orders.items() if order.future.done() and key != newest]
        for key in done[: max(0, too_many)]:
            del self._orders[key]

    def _begun(self, job: Job[object]) -> Order:
        order = Order(is_long=job.lane is Lane.LONG)
        worker = self._workers[job.lane]
        if order.is_long:
            order.future = worker.submit(self._long_work, job, order)
        else:
            order.future = worker.submit(job.work)
        return order

    def _long_work(self, job: Job[object], order: Order) -> object:
        if order.unwanted.wait(STANDS_SECONDS):
            raise Unwanted
        if self._own_process is None:
            return job.work()
        most = limits().work_seconds
        stop = threading.Timer(most, self._stop_for_time, (self._own_process, order))
        stop.daemon = True
        stop.start()
        try:
            return self._own_process.run(job.work, order.unwanted)
        except Unwanted:
            if order.took_too_long.is_set():
                raise TookTooLong(TOO_LONG.format(seconds=counted(most, "second"))) from None
            raise
        finally:
            stop.cancel()

    def _stop_for_time(self, own_process: OwnProcess, order: Order) -> None:
        order.took_too_long.set()
        order.unwanted.set()
        own_process.end_unwanted(order.unwanted)

    def _leave_the_silent(self) -> None:
        """Have those leave who closed their browser: nothing else tells that they are gone."""
        last = time.monotonic() - SILENT_SECONDS
        for key, order in list(self._orders.items()):
            if not order.future.done():
                for visitor in [visitor for visitor, asked in order.visitors.items() if asked < last]:
                    self._left(key, order, visitor)

    def _left(self, key: tuple[str, ...], order: Order, visitor: str) -> None:
        order.visitors.pop(visitor, None)
        if order.visitors:
            return
        order.unwanted.set()
        is_cancelled = order.future.cancel()
        if order.is_long and self._own_process is not None:
            self._own_process.end_unwanted(order.unwanted)
        if is_cancelled or order.is_long:
            del self._orders[key]


def _is_worth_another_try(order: Order, visitor: str) -> bool:
    """Whether it failed for a reason that may have passed, and this visitor does not know."""
    if not order.future.done() or visitor in order.told or visitor in order.visitors:
        return False
    error = None if order.future.cancelled() else order.future.exception()
    return isinstance(error, PASSING) or (error is not None and not isinstance(error, PrioritiseError))


@st.cache_resource(show_spinner=False)
def background_work() -> BackgroundWork:
    """Return what does the work of this server."""
    return BackgroundWork(OwnProcess())


def this_visitor() -> str:
    """Return what tells this person's visit from every other; a page that is loaded again is another visit."""
    return str(st.session_state.setdefault(VISITOR, uuid.uuid4().hex))


def order_all(jobs: Sequence[Job[object]], waited_for: str = PARTS_WAITED_FOR) -> Callable[[], bool]:
    """Have these done, instead of what this person waited for before; tells when to draw the page again.

    That is when any of them is done. `waited_for` tells one part of a page that waits from another.
    """
    wanted = [job.key for job in jobs]
    worker, visitor = background_work(), this_visitor()
    before = st.session_state.get(waited_for, [])
    worker.withdraw((key for key in before if key not in wanted), visitor)
    st.session_state[waited_for] = wanted
    for job in jobs:
        worker.order(job, visitor)
    return lambda: not worker.still_waits(wanted, visitor)


def question_of(analysis: Analysis) -> Question:
    """Return what tells one question from another."""
    return analysis.exercise.digest, analysis.scenario.digest
