"""The papers for a board as downloads, dated as the user says, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from prioritise.report.exports.board.issued import UNDATED_WORDS
from prioritise.report.exports.papers import PAPERS, Paper
from prioritise.ui.shared.downloads import download


def paper_buttons(made: Callable[[Paper, date | None], bytes], scenario: str) -> None:
    """Offer every paper; `made` makes one with the date that stands on its pages."""
    day = st.date_input(
        "Date of the papers, on every page", value=None, format="DD/MM/YYYY", key="paper-date", persist_state="session"
    )
    if day is None:
        st.caption(UNDATED_WORDS)
    with st.container(horizontal=True):
        for paper in PAPERS:
            download(paper.button, partial(made, paper, day), paper.export.file_for(scenario))
