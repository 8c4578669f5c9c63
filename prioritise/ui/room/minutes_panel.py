"""The minutes: who was there, the day, other business, and the two files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from prioritise.report.exports.minutes.asked import MOST_OTHER_BUSINESS, Meeting, MinutesAsked
from prioritise.report.exports.minutes.files import MINUTES_FILES, MinutesFile
from prioritise.report.exports.minutes.paper import minutes_paper
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.tables_and_charts import folded

People = Sequence[tuple[str, str]]
"""The id of everyone on the panel, with their role and partner."""
DAY, OTHER, PRESENT = "minutes-day", "minutes-other", "was-present:"
STAYS_PRIVATE = (
    "They hold what was agreed and why, who stood aside, the list and what is left. Nobody's score is in them, and "
    "no name but those you write."
)


def minutes_panel(people: People, asked: MinutesAsked) -> None:
    """Draw what the facilitator says of the meeting, and the minutes to download."""
    with folded("The minutes", "Who was here, what was decided and why, and what is left.", key="minutes"):
        _form(people, asked)


@st.fragment
def _form(people: People, asked: MinutesAsked) -> None:
    st.write(STAYS_PRIVATE)
    st.subheader("Who was here")
    for member, label in people:
        st.checkbox(label, key=PRESENT + member, persist_state="session")
    if not people:
        st.write("Nobody is on the panel yet.")
    day = st.date_input("Day of the meeting", value=None, format="DD/MM/YYYY", key=DAY, persist_state="session")
    other = st.text_area(
        "Other business, one paragraph", key=OTHER, max_chars=MOST_OTHER_BUSINESS, persist_state="session"
    )
    present = tuple(member for member, _label in people if st.session_state[PRESENT + member])
    whole = replace(asked, meeting=Meeting(day, present, other or ""))
    with st.container(horizontal=True):
        for file in MINUTES_FILES:
            download(file.button, partial(_made, file, whole), file.file, key=file.file)


def _made(file: MinutesFile, asked: MinutesAsked) -> bytes:
    return file.make(minutes_paper(asked))
