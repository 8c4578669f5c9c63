"""The minutes: who was there, the day, other business, and the two files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from prioritise.report.exports.minutes.asked import MOST_OTHER_BUSINESS, Meeting, MinutesAsked
from prioritise.report.exports.minutes.files import MINUTES_FILES, MinutesFile
from prioritise.report.exports.minutes.paper import minutes_paper
from prioritise.store.meeting_draft import MeetingDraft, keep_meeting, kept_meeting
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded

People = Sequence[tuple[str, str]]
"""The id of everyone on the panel, with their role and partner."""
DAY, OTHER, PRESENT, SEEDED, PLACE = "minutes-day", "minutes-other", "was-present:", "minutes-seeded", "minutes"
STAYS_PRIVATE = (
    "They hold what was agreed and why, who stood aside, the list and what is left. Nobody's score is in them, and "
    "no name but those you write."
)
KEPT_HERE = (
    "What you write here is kept as you write it, on the machine that runs this app and for facilitators alone, so a "
    "reload loses nothing. Empty a box to have it forgotten."
)


def minutes_panel(access: PanelAccess, people: People, asked: MinutesAsked) -> None:
    """Draw what the facilitator says of the meeting, and the minutes to download."""
    _seed(access, people)
    with folded("The minutes", "Who was here, what was decided and why, and what is left.", key="minutes"):
        _form(access, people, asked)


def _form(access: PanelAccess, people: People, asked: MinutesAsked) -> None:
    st.write(STAYS_PRIVATE)
    st.subheader("Who was here")
    kept = partial(_keep, access, people)
    for member, label in people:
        st.checkbox(label, key=PRESENT + member, persist_state="session", on_change=kept)
    if not people:
        st.write("Nobody is on the panel yet.")
    day = st.date_input(
        "Day of the meeting", value=None, format="DD/MM/YYYY", key=DAY, persist_state="session", on_change=kept
    )
    other = st.text_area(
        "Other business, one paragraph",
        key=OTHER,
        max_chars=MOST_OTHER_BUSINESS,
        persist_state="session",
        on_change=kept,
    )
    outcome(PLACE)
    st.caption(KEPT_HERE)
    present = tuple(member for member, _label in people if st.session_state[PRESENT + member])
    whole = replace(asked, meeting=Meeting(day, present, other or ""))
    with st.container(horizontal=True):
        for file in MINUTES_FILES:
            download(file.button, partial(_made, file, whole), file.file, key=file.file)


def _seed(access: PanelAccess, people: People) -> None:
    """Have the boxes show what is kept, once a session."""
    if st.session_state.get(SEEDED) == access.viewer.exercise:
        return
    kept = kept_meeting(access.store, access.viewer)
    st.session_state[DAY], st.session_state[OTHER] = kept.on, kept.other_business
    for member, _label in people:
        st.session_state[PRESENT + member] = member in kept.present
    st.session_state[SEEDED] = access.viewer.exercise


def _keep(access: PanelAccess, people: People) -> None:
    present = tuple(member for member, _label in people if st.session_state.get(PRESENT + member))
    draft = MeetingDraft(st.session_state.get(DAY), present, str(st.session_state.get(OTHER) or ""))
    attempt(PLACE, lambda: keep_meeting(access.store, access.viewer, draft))


def _made(file: MinutesFile, asked: MinutesAsked) -> bytes:
    return file.make(minutes_paper(asked))
