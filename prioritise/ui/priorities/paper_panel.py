"""Taking the list to a board: the papers, dated as the user says."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.papers import PAPERS
from prioritise.robustness.bands import Bands


def paper_panel(analysis: Analysis, bands: Bands) -> None:
    """Offer the papers on this result, made when they are asked for."""
    with st.expander("Take it to the board"):
        st.write(
            "A paper, a two-page summary for councillors and a page for every intervention, as Word or tagged PDF. "
            "They are about the list above, with what you have moved. The first one takes up to a minute to make."
        )
        day = st.date_input("Date on every page", value=None, format="DD/MM/YYYY", key="paper-date")
        with st.container(horizontal=True):
            for paper in PAPERS:
                st.download_button(
                    paper.button,
                    partial(paper.build, analysis, bands, Issued(day)),
                    paper.export.file_for(analysis.scenario.id),
                    paper.export.media_type,
                    on_click="ignore",
                )
