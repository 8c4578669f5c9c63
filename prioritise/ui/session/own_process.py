"""A process beside the server's for what takes long, so that pages are drawn as quickly while it works."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, TypeVar, cast

from prioritise.domain.errors import ProcessLost

Answer = TypeVar("Answer")
WORKS_IN = "prioritise.ui.session.process_work"
TRIES = 2
SENT_TRIES = 20
"""How often what is sent is written down again, because a page noted something in it meanwhile."""


class Unwanted(Exception):
    """Nobody waits for this piece of work any more."""


class OwnProcess:
    """Does one piece of work after another in a process of its own, which is started for the first.

    It ends with the server, however that ends, for it then has nothing more to read.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._state = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._unwanted: threading.Event | None = None

    def run(self, work: Callable[[], Answer], unwanted: threading.Event | None = None) -> Answer:
        """Do this work there and return what came of it, or raise what it raised.

        `work` is a function that can be imported, with what it takes (`functools.partial`). Once `unwanted` is set and
        `end_unwanted` is called with it, it raises Unwanted. A process that is lost is started once more. Raises
        ProcessLost when that one is lost too: what ends one process would end the server.
        """
        asked, unwanted = _sent(work), unwanted or threading.Event()
        with self._turn:
            for _try in range(TRIES):
                try:
                    is_done, answer = self._answered(asked, unwanted)
                except (OSError, EOFError, pickle.UnpicklingError):
                    self._end()
                    continue
                if is_done:
                    return cast(Answer, answer)
                raise answer
        raise ProcessLost(
            "This could not be worked out: the process that worked on it was ended twice, most often for want of "
            "memory. Ask about a smaller list, or give the server more memory."
        )

    def end_unwanted(self, unwanted: threading.Event) -> None:
        """End the process if it is at the work that came with this; the next piece of work starts another."""
        with self._state:
            if self._unwanted is unwanted and self._process is not None:
                self._process.kill()

    def stop(self) -> None:
        """End the process; the next piece of work starts another."""
        with self._turn:
            self._end()

    def _answered(self, asked: bytes, unwanted: threading.Event) -> tuple[bool, BaseException]:
        process = self._started(unwanted)
        try:
            sent, answers = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
            sent.write(asked)
            sent.flush()
            answer: tuple[bool, BaseException] = pickle.load(answers)
        except (OSError, EOFError, pickle.UnpicklingError):
            if unwanted.is_set():
                self._end()
                raise Unwanted from None
            raise
        finally:
            with self._state:
                self._unwanted = None
        return answer

    def _started(self, unwanted: threading.Event) -> subprocess.Popen[bytes]:
        with self._state:
            if unwanted.is_set():
                raise Unwanted
            if self._process is None or self._process.poll() is not None:
                # Whatever this process can import, that one can.
                environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
                command = [sys.executable, "-m", WORKS_IN]
                self._process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=-1
                )
            self._unwanted = unwanted
            return self._process

    def _end(self) -> None:
        with self._state:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            # Reads what is left, and closes both ends.
            process.communicate()


def _sent(work: Callable[[], object]) -> bytes:
    # An exercise notes what it once worked out of itself, for whichever page asks first: it may do so right now.
    for _try in range(SENT_TRIES - 1):
        try:
            return pickle.dumps(work)
        except RuntimeError:
            continue
    return pickle.dumps(work)
