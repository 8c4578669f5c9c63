"""The two files of the minutes, Word and PDF, made by what makes the board paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prioritise.report.exports.board.content import BoardPaper
from prioritise.report.exports.board.forms import pdf, word


@dataclass(frozen=True, slots=True)
class MinutesFile:
    """One form of the minutes: its file, what its button says, and what makes it."""

    file: str
    button: str
    make: Callable[[BoardPaper], bytes]


MINUTES_FILES = (
    MinutesFile("minutes.docx", "Minutes (Word)", word),
    MinutesFile("minutes.pdf", "Minutes (PDF)", pdf),
)
