"""Two pages for councillors: what they are asked, what it costs, who gains and loses, how sure it is, who disagrees."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.less_money import less_money_in_short
from prioritise.analysis.once import once
from prioritise.report.exports.board.content import BoardPaper, Bullets, Heading, Paragraph, Tone
from prioritise.report.exports.board.firm_part import how_sure_in_short
from prioritise.report.exports.board.front_page import (
    asked_title,
    decisions_asked,
    discounting,
    money_by_year,
    moved_in_short,
    paper_title,
    recommendation,
    what_it_is,
)
from prioritise.report.exports.board.issued import Issued, running
from prioritise.report.exports.board.listing import listing
from prioritise.report.exports.board.panel_part import panel_in_short
from prioritise.report.exports.board.partners_part import partners_in_short
from prioritise.report.exports.board.rules_part import rules_in_short
from prioritise.report.exports.board.summary_list import gains, happens, losses, why_not
from prioritise.report.exports.board.who_decides import who_decides
from prioritise.robustness.bands import Bands

KIND = "Summary for councillors"


@once
def councillors_summary(analysis: Analysis, placed: Bands, issued: Issued) -> BoardPaper:
    """Write the summary of one result. Raises SolverFailed, also where no list obeys the rules."""
    every_page, listed = running(analysis, placed, issued), listing(analysis, placed)
    blocks = (
        Heading(paper_title(analysis), 1),
        Paragraph(f"{KIND}. {issued.dated}. The board paper has every reason, figure and source.", Tone.NOTE),
        *what_it_is(analysis),
        Heading(asked_title(analysis, "What you are asked")),
        recommendation(analysis),
        Bullets(decisions_asked(analysis, listed)),
        Paragraph(" ".join((*who_decides(analysis, issued.sign_offs), *panel_in_short(analysis.exercise)))),
        Heading("The money"),
        money_by_year(analysis),
        *moved_in_short(analysis),
        *discounting(analysis),
        Heading("What would happen"),
        *happens(listed),
        *why_not(analysis, listed),
        *rules_in_short(analysis),
        Heading("Who gains, and who loses"),
        *gains(analysis),
        *losses(analysis, listed),
        Heading("How sure it is"),
        *how_sure_in_short(analysis, listed),
        Paragraph(less_money_in_short(analysis)),
        Heading("Who would have chosen otherwise"),
        *partners_in_short(analysis),
    )
    return BoardPaper(KIND, paper_title(analysis), every_page, blocks, close=True)
