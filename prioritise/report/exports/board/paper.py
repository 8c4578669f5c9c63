"""The board paper: everything a board needs before it decides, in the order it asks."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.report.exports.board.alternatives_part import alternatives_part
from prioritise.report.exports.board.annexes import annexes
from prioritise.report.exports.board.content import BoardPaper
from prioritise.report.exports.board.equality_part import equality_part
from prioritise.report.exports.board.firm_part import firm_and_partners
from prioritise.report.exports.board.front_page import front_page, paper_title
from prioritise.report.exports.board.issued import Issued, running
from prioritise.report.exports.board.list_part import list_part, why_not_part
from prioritise.report.exports.board.listing import listing
from prioritise.report.exports.board.panel_part import panel_part
from prioritise.report.exports.board.targets_part import targets_part
from prioritise.robustness.bands import Bands

KIND = "Board paper"


@once
def board_paper(analysis: Analysis, placed: Bands, issued: Issued) -> BoardPaper:
    """Write the paper of one result. Raises SolverFailed, also where no list obeys the rules."""
    every_page, listed = running(analysis, placed, issued), listing(analysis, placed)
    blocks = (
        *front_page(analysis, listed, issued),
        *list_part(analysis, listed),
        *why_not_part(analysis, listed),
        *firm_and_partners(analysis),
        *equality_part(analysis, listed),
        *panel_part(analysis, issued),
        *targets_part(analysis),
        *alternatives_part(analysis, issued.challenges),
        *annexes(analysis, listed, every_page.digest, issued),
    )
    return BoardPaper(KIND, paper_title(analysis), every_page, blocks)
