"""The minutes: who was there, the day, other business, and the two files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from prioritise.domain.meeting import Meeting, taken_off
from prioritise.report.exports.minutes.asked import MOST_OTHER_BUSINESS, MinutesAsked
from prioritise.report.exports.minutes.files import MINUTES_FILES, MinutesFile
from prioritise.report.exports.minutes.paper import minutes_paper
from prioritise.report.words.attendance_words import called_then
from prioritise.store.meeting_draft import keep_meeting, saved_meeting
from prioritise.ui.room.attendance_panel import OTHERS, People, attendance_noted, attendance_panel, show_attendance
from prioritise.ui.room.new_meeting_panel import new_meeting_section
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded

DAY, OTHER, SEEN, PLACE = "minutes-day", "minutes-other", "minutes-seen", "minutes"
CLEARED = "All that was written for the minutes is cleared."
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
    kept = saved_meeting(access.store, access.viewer)
    gone = tuple((each.member, called_then(each)) for each in taken_off(kept, [member for member, _label in people]))
    everybody = (*people, *gone)
    _follow(access, everybody, kept)
    with folded("The minutes", "Who was here, what was decided and why, and what is left.", key="minutes"):
        st.write(STAYS_PRIVATE)
        attendance_panel(people, gone, changed=partial(_keep, access, everybody))
        _others(partial(_keep, access, everybody))
        whole = replace(asked, meeting=_meeting(everybody))
        with st.container(horizontal=True):
            for file in MINUTES_FILES:
                download(file.button, partial(_made, file, whole), file.file, key=file.file)
        if kept != Meeting():
            new_meeting_section(partial(_clear, access))


def _others(changed: Callable[[], None]) -> None:
    st.date_input(
        "Day of the meeting", value=None, format="DD/MM/YYYY", key=DAY, persist_state="session", on_change=changed
    )
    st.text_area(
        "Other business, one paragraph",
        key=OTHER,
        max_chars=MOST_OTHER_BUSINESS,
        persist_state="session",
        on_change=changed,
    )
    outcome(PLACE)
    st.caption(KEPT_HERE)


def _follow(access: PanelAccess, people: People, kept: Meeting) -> None:
    """Have the boxes show what is kept: at first, and when it was changed elsewhere since this session wrote it."""
    if st.session_state.get(SEEN) == (access.viewer.exercise, kept):
        return
    st.session_state[DAY], st.session_state[OTHER] = kept.on, kept.other_business
    show_attendance(people, kept)
    st.session_state[SEEN] = (access.viewer.exercise, kept)


def _keep(access: PanelAccess, people: People) -> None:
    meeting = _meeting(people)
    if attempt(PLACE, lambda: keep_meeting(access.store, access.viewer, meeting)):
        st.session_state[SEEN] = (access.viewer.exercise, meeting)


def _clear(access: PanelAccess) -> None:
    attempt(PLACE, lambda: keep_meeting(access.store, access.viewer, Meeting()), done=CLEARED)


def _meeting(people: People) -> Meeting:
    typed = (str(st.session_state.get(box) or "") for box in (OTHER, OTHERS))
    return Meeting(st.session_state.get(DAY), attendance_noted(people), *typed)


def _made(file: MinutesFile, asked: MinutesAsked) -> bytes:
    return file.make(minutes_paper(asked))
