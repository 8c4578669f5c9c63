"""The two forms of every paper, Word and PDF, made from what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from prioritise.analysis import Analysis
from prioritise.report.exports.board.content import BoardPaper
from prioritise.report.exports.board.issued import Issued
from prioritise.robustness.bands import Bands

UNDATED = Issued()
Content = Callable[[Analysis, Bands, Issued], BoardPaper]
"""What writes a paper's blocks. Raises SolverFailed where no list obeys the rules."""


class Build(Protocol):
    """What makes the file of a paper, dated where its user says when it is issued."""

    def __call__(self, analysis: Analysis, placed: Bands, issued: Issued = ..., /) -> bytes:
        """Make the file."""


def as_file(content: Content, form: Callable[[BoardPaper], bytes]) -> Build:
    """Return what writes a paper in one of the forms."""

    def written(analysis: Analysis, placed: Bands, issued: Issued = UNDATED, /) -> bytes:
        return form(content(analysis, placed, issued))

    return written


# What writes either form is slow to import: it is imported once somebody asks for one.
def word(paper: BoardPaper) -> bytes:
    """Write a paper as a Word file."""
    from prioritise.report.exports.board.word_file import word_file

    return word_file(paper)


def pdf(paper: BoardPaper) -> bytes:
    """Write a paper as a tagged PDF."""
    from prioritise.report.exports.board.pdf_file import pdf_file

    return pdf_file(paper)
