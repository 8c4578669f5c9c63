"""Who was at the meeting: a note for each person on the panel, and others who were there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from prioritise.domain.meeting import Attendance, Attended, Meeting
from prioritise.report.exports.minutes.asked import MOST_OTHERS, MOST_WHEN
from prioritise.report.words.attendance_words import CAME, LEFT, TAKEN_OFF, attendance_words
from prioritise.words import first_capital

People = Sequence[tuple[str, str]]
"""The id of everyone on the panel, with their role and partner."""
HOW, CAME_AT, LEFT_AT, OTHERS = "attended:", "attended-came:", "attended-left:", "minutes-others"
SAYS_NOTHING = "Leave out whom you do not know of: nobody is called absent for it. Press again to take a note back."


def attendance_panel(people: People, gone: People, *, changed: Callable[[], None]) -> None:
    """Draw a note for each person, and for who was taken off the panel; `changed` is called at every change."""
    st.subheader("Who was here")
    st.caption(SAYS_NOTHING)
    for member, label in people:
        _note(member, label, changed)
    for member, label in gone:
        _note(member, f"{label}, {TAKEN_OFF}", changed)
    if not people:
        st.write("Nobody is on the panel yet.")
    st.text_input(
        "Others who were here, such as who took notes",
        key=OTHERS,
        max_chars=MOST_OTHERS,
        persist_state="session",
        on_change=changed,
    )


def show_attendance(people: People, kept: Meeting) -> None:
    """Have the boxes show what is kept."""
    noted = {each.member: each for each in kept.attended}
    st.session_state[OTHERS] = kept.others
    for member, _label in people:
        each = noted.get(member)
        how = each.how if each else None
        left = each.left if each and how is Attendance.LATE_AND_LEFT else each.when if each else ""
        st.session_state[HOW + member] = how
        st.session_state[CAME_AT + member] = each.when if each and how in CAME else ""
        st.session_state[LEFT_AT + member] = left if how in LEFT else ""


def attendance_noted(people: People) -> tuple[Attended, ...]:
    """Return what is noted in the boxes."""
    noted = ((member, label, st.session_state.get(HOW + member)) for member, label in people)
    return tuple(_noted(member, label, Attendance(how)) for member, label, how in noted if how)


def _note(member: str, label: str, changed: Callable[[], None]) -> None:
    how = st.segmented_control(
        label,
        list(Attendance),
        format_func=lambda each: first_capital(attendance_words(each)),
        key=HOW + member,
        persist_state="session",
        on_change=changed,
    )
    if how in CAME:
        _when(f"When they came, such as “from 14:20” ({label})", CAME_AT + member, changed)
    if how in LEFT:
        _when(f"When they left, such as “at 15:10” ({label})", LEFT_AT + member, changed)


def _when(label: str, key: str, changed: Callable[[], None]) -> None:
    st.text_input(label, key=key, max_chars=MOST_WHEN, persist_state="session", on_change=changed)


def _noted(member: str, label: str, how: Attendance) -> Attended:
    came, left = (str(st.session_state.get(key + member) or "") for key in (CAME_AT, LEFT_AT))
    match how:
        case Attendance.LATE:
            return Attended(member, how, came, called=label)
        case Attendance.LEFT:
            return Attended(member, how, left, called=label)
        case Attendance.LATE_AND_LEFT:
            return Attended(member, how, came, left, called=label)
        case _:
            return Attended(member, how, called=label)
