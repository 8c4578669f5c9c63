"""The codes that commands end with."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command's end means to a script.

    Three words share a code, 1: what was asked could be read, and the answer is no.
    """

    DONE = 0
    NO_ANSWER = 1
    NOT_SOUND = 1
    STOPPED = 1
    BAD_INPUT = 2
    NOT_STAMPED = 3
