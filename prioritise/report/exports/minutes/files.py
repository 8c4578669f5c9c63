"""The two files of the minutes, Word and PDF, made by what makes the board paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prioritise.report.exports.board.content import BoardPaper


@dataclass(frozen=True, slots=True)
class MinutesFile:
    """One form of the minutes: its file, what its button says, and what makes it."""

    file: str
    button: str
    make: Callable[[BoardPaper], bytes]


def _word(paper: BoardPaper) -> bytes:
    from prioritise.report.exports.board.word_file import word_file

    return word_file(paper)


def _pdf(paper: BoardPaper) -> bytes:
    from prioritise.report.exports.board.pdf_file import pdf_file

    return pdf_file(paper)


MINUTES_FILES = (
    MinutesFile("minutes.docx", "Minutes (Word)", _word),
    MinutesFile("minutes.pdf", "Minutes (PDF)", _pdf),
)
