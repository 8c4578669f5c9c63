"""What a command prints, with every character that could command a terminal shown instead of sent to it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

COMMANDS_A_TERMINAL = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)
"""Control characters but tab and line end, marks that turn the direction of writing, and halves of letters."""


@contextmanager
def safe_output() -> Iterator[None]:
    """Show what is printed meanwhile as `shown_safely` does, on both ways out."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast("TextIO", _Safe(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def shown_safely(text: str) -> str:
    """Return the text with each character that could command a terminal written out, such as \\\\x1b."""
    return COMMANDS_A_TERMINAL.sub(lambda match: repr(match[0])[1:-1], text.replace("\r\n", "\n"))


class _Safe:
    """A way out that writes text safely, and is the stream it stands before in all else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        self._stream.write(_in_encoding(shown_safely(text), self._stream.encoding))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)


def _in_encoding(text: str, encoding: str | None) -> str:
    """The text as the terminal can have it: a letter that it lacks is written out, and ends no command halfway."""
    return text.encode(encoding or "utf-8", "backslashreplace").decode(encoding or "utf-8")
