"""What the process beside the server's does: it reads work, does it and writes what came of it."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
import traceback
from typing import IO

POLITE = 5
"""How far this process stands back where processors are few: pages come first."""
LOOKS_SECONDS = 1.0
"""How often it looks whether the server is still there."""


def main() -> None:
    """Do all the work that comes. Who stops the server with Ctrl-C stops this with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(POLITE)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    # What a library prints must not stand among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while _is_answered(sys.stdin.buffer, answers):
        pass


def _is_answered(asked: IO[bytes], answers: IO[bytes]) -> bool:
    try:
        work = pickle.load(asked)
    except EOFError:
        return False
    try:
        answer = pickle.dumps((True, work()))
    except Exception as error:
        answer = _packed(error)
    answers.write(answer)
    answers.flush()
    return True


def _end_with(server: int) -> None:
    """End at once when the server has gone: work that takes hours would go on for nobody."""
    while os.getppid() == server:
        time.sleep(LOOKS_SECONDS)
    os._exit(1)


def _packed(error: Exception) -> bytes:
    """Pack an error with where it came from, for that does not come through by itself."""
    where = "".join(traceback.format_exception(error))
    error.add_note(f"In another process:\n{where}")
    try:
        answer = pickle.dumps((False, error))
        pickle.loads(answer)
    except Exception:
        return pickle.dumps((False, RuntimeError(where)))
    return answer


if __name__ == "__main__":
    main()
