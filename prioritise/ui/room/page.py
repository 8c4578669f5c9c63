"""In the room: the agenda by the clock, the next question and the list, in letters for a wall. For the facilitator."""

from __future__ import annotations

import streamlit as st

from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.room.view import NO_LIST_YET, RoomView, room_view
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.room.agenda_panel import agenda_panel
from prioritise.ui.room.list_panel import list_panel
from prioritise.ui.room.minutes_panel import minutes_panel
from prioritise.ui.room.question_panel import tallies_panel, what_now
from prioritise.ui.room.question_section import question_section
from prioritise.ui.room.room_facts import Read, read, seen_now
from prioritise.ui.room.room_style import use_room_style
from prioritise.ui.session.panel_access import needed_panel_access
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.watching import draw_again_when


def draw() -> None:
    """Draw the whole page."""
    use_room_style()
    access = needed_panel_access()
    seen = seen_now(access)  # only the facilitator gets past this line
    panel_read, parts = read(seen), Parts()
    view = room_view(panel_read.room)
    with st.container(key="room"):
        st.title(view.headline)
        illustrative_banner(panel_read.record.exercise)
        left, right = st.columns([3, 2], gap="large")
        with right:
            agenda_panel(panel_read.record.exercise, view.standing)
        with left:
            cells = _work(view, panel_read, parts)
        minutes_panel(access, view.people, MinutesAsked(panel_read.record, analysis=panel_read.analysis, cells=cells))
    parts.follow()
    draw_again_when(lambda: seen_now(access) != seen)


def _work(view: RoomView, panel_read: Read, parts: Parts) -> tuple[DisputedCell, ...] | None:
    """Draw the counts of an open round, else the next question; then the list."""
    cells = None
    tallies_panel(view)
    what_now(view)
    if not view.tallies:
        cells = question_section(panel_read.record.exercise, panel_read.analysis, parts, view)
    if panel_read.analysis is None:
        st.write(NO_LIST_YET)
    else:
        list_panel(panel_read.analysis, panel_read.room.last_round, panel_read.record.at_close, parts)
    return cells


draw()
