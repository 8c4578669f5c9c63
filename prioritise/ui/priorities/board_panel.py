"""The papers for a board, about the list that is on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.papers import Paper
from prioritise.robustness.bands import Bands
from prioritise.ui.session.record_facts import paper_facts
from prioritise.ui.shared.paper_buttons import paper_buttons


def board_papers(analysis: Analysis, bands: Bands) -> None:
    """Offer each paper of the list above, with a date for its pages."""
    st.write(
        "A paper, a two-page summary for councillors and a page for every intervention, as Word or tagged PDF. "
        "They are about the list above, with what you have moved. The first one takes up to a minute to make."
    )
    facts = paper_facts()
    issued = Issued(
        sign_offs=facts.sign_offs, challenges=facts.challenges, changed=facts.changed, rounds=facts.every_round
    )

    def made(paper: Paper, day: date | None) -> bytes:
        return paper.build(analysis, bands, replace(issued, on=day))

    paper_buttons(made, analysis.scenario.id)
