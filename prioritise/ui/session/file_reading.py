"""Reading the files that people give: in turn, in a process of its own, each for so long at most."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st

from prioritise.domain.errors import FileProblems, Problem, ProcessLost
from prioritise.files.limits import limits, variable_of
from prioritise.ui.session.own_process import OwnProcess
from prioritise.words import counted

Content = TypeVar("Content")
SAID_SECONDS = 0.25
"""How often who waits is told how many files come first."""


@dataclass
class _Turn:
    """One file that waits to be read, or is being read since `began`."""

    unwanted: threading.Event = field(default_factory=threading.Event)
    began: float | None = None


class FileReading:
    """Reads one file after another, so that no file slows the pages of those who gave none."""

    def __init__(self, own_process: OwnProcess | None = None) -> None:
        self._own_process = own_process
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._lock = threading.Lock()
        self._turns: list[_Turn] = []

    def read(self, file: str, work: Callable[[], Content], say: Callable[[int], object]) -> Content:
        """Do the work of reading this file and return what came of it, or raise what it raised.

        `work` is a function that can be imported, with what it takes (`functools.partial`). While it lasts, `say` is
        called with the number of files that come first; what `say` raises ends the reading. Raises FileProblems when
        it takes longer than the limit, or more memory than there is.
        """
        turn = _Turn()
        with self._lock:
            self._turns.append(turn)
        reading = self._worker.submit(self._read, work, turn)
        try:
            return self._waited(file, reading, turn, say)
        except ProcessLost:
            raise _refused(file, *NO_MEMORY) from None
        finally:
            self._leave(reading, turn)

    def _read(self, work: Callable[[], Content], turn: _Turn) -> Content:
        turn.began = time.monotonic()
        return work() if self._own_process is None else self._own_process.run(work, turn.unwanted)

    def _waited(self, file: str, reading: Future[Content], turn: _Turn, say: Callable[[int], object]) -> Content:
        most = limits().reading_seconds
        while not _is_over(reading):
            if turn.began is not None and time.monotonic() - turn.began > most:
                raise _refused(
                    file,
                    f"reading it took longer than {counted(most, 'second')}, so it was stopped",
                    "give a smaller file, with only what this exercise needs; whoever runs this app can allow more "
                    f"time with {variable_of('reading_seconds')}",
                )
            say(self._before(turn))
        return reading.result()

    def _before(self, turn: _Turn) -> int:
        with self._lock:
            return self._turns.index(turn)

    def _leave(self, reading: Future[Content], turn: _Turn) -> None:
        turn.unwanted.set()
        if not reading.cancel() and not reading.done() and self._own_process is not None:
            self._own_process.end_unwanted(turn.unwanted)
        with self._lock:
            self._turns.remove(turn)


NO_MEMORY = (
    "it could not be read: the process that read it was ended twice, most often for want of memory",
    "give a smaller file, with only what this exercise needs; whoever runs this app can give the server more memory",
)


@st.cache_resource(show_spinner=False)
def file_reading() -> FileReading:
    """Return what reads the files of this server. It has a process beside the one for long work: neither waits."""
    return FileReading(OwnProcess())


def _is_over(reading: Future[Content]) -> bool:
    try:
        reading.exception(timeout=SAID_SECONDS)
    except TimeoutError:
        return False
    return True


def _refused(file: str, found: str, what_to_do: str) -> FileProblems:
    return FileProblems([Problem(file, found, what_to_do)])
