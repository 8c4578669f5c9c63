"""The minutes: who was there, the day, other business, and the two files."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from prioritise.domain.meeting import Meeting
from prioritise.report.exports.minutes.asked import MOST_OTHER_BUSINESS, MinutesAsked
from prioritise.report.exports.minutes.files import MINUTES_FILES, MinutesFile
from prioritise.report.exports.minutes.paper import minutes_paper
from prioritise.store.meeting_draft import keep_meeting, saved_meeting
from prioritise.ui.room.attendance_panel import OTHERS, People, attendance_noted, attendance_panel, show_attendance
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded

DAY, OTHER, SEEDED, PLACE = "minutes-day", "minutes-other", "minutes-seeded", "minutes"
STAYS_PRIVATE = (
    "They hold what was agreed and why, who stood aside, the list and what is left. Nobody's score is in them, and "
    "no name but those you write."
)
KEPT_HERE = (
    "What you write here is kept as soon as you leave its box, on the machine that runs this app and for facilitators "
    "alone. After that a reload loses nothing. Empty a box to have it forgotten."
)


def minutes_panel(access: PanelAccess, people: People, asked: MinutesAsked) -> None:
    """Draw what the facilitator says of the meeting, and the minutes to download."""
    _seed(access, people)
    with folded("The minutes", "Who was here, what was decided and why, and what is left.", key="minutes"):
        _form(access, people, asked)


def _form(access: PanelAccess, people: People, asked: MinutesAsked) -> None:
    st.write(STAYS_PRIVATE)
    kept = partial(_keep, access, people)
    attendance_panel(people, changed=kept)
    st.date_input(
        "Day of the meeting", value=None, format="DD/MM/YYYY", key=DAY, persist_state="session", on_change=kept
    )
    st.text_area(
        "Other business, one paragraph",
        key=OTHER,
        max_chars=MOST_OTHER_BUSINESS,
        persist_state="session",
        on_change=kept,
    )
    outcome(PLACE)
    st.caption(KEPT_HERE)
    whole = replace(asked, meeting=_meeting(people))
    with st.container(horizontal=True):
        for file in MINUTES_FILES:
            download(file.button, partial(_made, file, whole), file.file, key=file.file)


def _seed(access: PanelAccess, people: People) -> None:
    """Have the boxes show what is kept, once a session."""
    if st.session_state.get(SEEDED) == access.viewer.exercise:
        return
    kept = saved_meeting(access.store, access.viewer)
    st.session_state[DAY], st.session_state[OTHER] = kept.on, kept.other_business
    show_attendance(people, kept)
    st.session_state[SEEDED] = access.viewer.exercise


def _keep(access: PanelAccess, people: People) -> None:
    attempt(PLACE, lambda: keep_meeting(access.store, access.viewer, _meeting(people)))


def _meeting(people: People) -> Meeting:
    typed = (str(st.session_state.get(box) or "") for box in (OTHER, OTHERS))
    return Meeting(st.session_state.get(DAY), attendance_noted(people), *typed)


def _made(file: MinutesFile, asked: MinutesAsked) -> bytes:
    return file.make(minutes_paper(asked))
