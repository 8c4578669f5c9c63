"""The papers for a board, each as Word and as tagged PDF, dated as their user says."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.report.exports.board.content import BoardPaper
from prioritise.report.exports.board.forms import Build, as_file, pdf, word
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.export import PAPER, Export
from prioritise.robustness.bands import Bands

IN_THE_PAPER = "Recommendation, money, the list, reasons, dissent, who gains and loses, annexes"
IN_THE_SUMMARY = "What is asked, what it costs, who gains and loses, and how sure it is, on two pages"
ON_THE_CARDS = "A page for every intervention: what happens to it and why, its cost and its score"


# What draws the pictures of a paper is slow to import: it is imported once somebody asks for one.
def _board_paper(analysis: Analysis, placed: Bands, issued: Issued) -> BoardPaper:
    from prioritise.report.exports.board.paper import board_paper

    return board_paper(analysis, placed, issued)


def _summary(analysis: Analysis, placed: Bands, issued: Issued) -> BoardPaper:
    from prioritise.report.exports.board.summary import councillors_summary

    return councillors_summary(analysis, placed, issued)


def _cards(analysis: Analysis, placed: Bands, issued: Issued) -> BoardPaper:
    from prioritise.report.exports.board.cards import intervention_cards

    return intervention_cards(analysis, placed, issued)


board_paper_docx, board_paper_pdf = as_file(_board_paper, word), as_file(_board_paper, pdf)
summary_docx, summary_pdf = as_file(_summary, word), as_file(_summary, pdf)
cards_docx, cards_pdf = as_file(_cards, word), as_file(_cards, pdf)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in one form: its export, what makes it once it is dated, and what its button says."""

    export: Export
    build: Build
    button: str


def _word(file: str, holds: str, build: Build, button: str) -> Paper:
    return Paper(Export(file, f"{holds}: as a Word file.", build, PAPER), build, f"{button} (Word)")


def _pdf(file: str, holds: str, build: Build, button: str) -> Paper:
    return Paper(Export(file, f"{holds}: as a tagged PDF.", build, PAPER), build, f"{button} (PDF)")


PAPERS = (
    _word("board-paper.docx", IN_THE_PAPER, board_paper_docx, "Board paper"),
    _pdf("board-paper.pdf", IN_THE_PAPER, board_paper_pdf, "Board paper"),
    _word("summary.docx", IN_THE_SUMMARY, summary_docx, "Two-page summary"),
    _pdf("summary.pdf", IN_THE_SUMMARY, summary_pdf, "Two-page summary"),
    _word("cards.docx", ON_THE_CARDS, cards_docx, "Cards"),
    _pdf("cards.pdf", ON_THE_CARDS, cards_pdf, "Cards"),
)

EXPORTS = tuple(paper.export for paper in PAPERS)
