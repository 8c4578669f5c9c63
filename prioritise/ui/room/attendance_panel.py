"""Who was at the meeting: a note for each person on the panel, and others who were there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from prioritise.domain.meeting import Attendance, Attended, Meeting
from prioritise.report.exports.minutes.asked import MOST_OTHERS, MOST_WHEN
from prioritise.report.words.attendance_words import IN_PART, attendance_words
from prioritise.words import first_capital

People = Sequence[tuple[str, str]]
"""The id of everyone on the panel, with their role and partner."""
HOW, WHEN, OTHERS = "attended:", "attended-when:", "minutes-others"
SAYS_NOTHING = "Leave out whom you do not know of: nobody is called absent for it. Press again to take a note back."


def attendance_panel(people: People, *, changed: Callable[[], None]) -> None:
    """Draw a note for each person; `changed` is called at every change."""
    st.subheader("Who was here")
    st.caption(SAYS_NOTHING)
    for member, label in people:
        how = st.segmented_control(
            label,
            list(Attendance),
            format_func=lambda each: first_capital(attendance_words(each)),
            key=HOW + member,
            persist_state="session",
            on_change=changed,
        )
        if how in IN_PART:
            st.text_input(
                f"When, such as “from 14:20” ({label})",
                key=WHEN + member,
                max_chars=MOST_WHEN,
                persist_state="session",
                on_change=changed,
            )
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
        st.session_state[HOW + member] = each.how if each else None
        st.session_state[WHEN + member] = each.when if each else ""


def attendance_noted(people: People) -> tuple[Attended, ...]:
    """Return what is noted in the boxes."""
    noted = ((member, st.session_state.get(HOW + member)) for member, _label in people)
    return tuple(
        Attended(member, Attendance(how), str(st.session_state.get(WHEN + member) or ""))
        for member, how in noted
        if how
    )
