"""The papers for a board, about the list that is on the page."""

from __future__ import annotations

from datetime import date

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.papers import Paper
from prioritise.robustness.bands import Bands
from prioritise.ui.session import opened
from prioritise.ui.session.record_facts import changed_values
from prioritise.ui.shared.paper_buttons import paper_buttons


def board_papers(analysis: Analysis, bands: Bands) -> None:
    """Offer each paper of the list above, with a date for its pages."""
    st.write(
        "A paper, a two-page summary for councillors and a page for every intervention, as Word or tagged PDF. "
        "They are about the list above, with what you have moved. The first one takes up to a minute to make."
    )
    said, changed = opened.exercise(), changed_values()

    def made(paper: Paper, day: date | None) -> bytes:
        issued = Issued(day, sign_offs=said.sign_offs, challenges=said.challenges, changed=changed)
        return paper.build(analysis, bands, issued)

    paper_buttons(made, analysis.scenario.id)
