"""Panel: who is on it, how they come in, and the rounds they score in. For the facilitator."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.panel.view import PanelRecord, panel_view
from prioritise.ui.panel.links_panel import links_section
from prioritise.ui.panel.panel_record import panel_record
from prioritise.ui.panel.people_panel import people_section
from prioritise.ui.panel.round_panel import round_section
from prioritise.ui.panel.story_panel import story_section
from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import PanelAccess, needed_panel_access
from prioritise.ui.shared.in_view import bring_into_view

PART = "the-round"


def draw() -> None:
    """Draw the whole page."""
    access = needed_panel_access()
    record = panel_record(access)
    exercise = opened.exercise()
    view = panel_view(exercise, record)
    st.title(view.title)
    if record.is_under_way:
        _round(access, exercise, record)
    elif view.brought:
        st.write(view.brought)
    people_section(access, exercise, record, view)
    links_section(access, exercise, view, out_of_sight=record.is_under_way)
    if not record.is_under_way:
        _round(access, exercise, record)
    story_section(exercise, record)


def _round(access: PanelAccess, exercise: Exercise, record: PanelRecord) -> None:
    """Draw the round, and bring it into view once it has moved on: it then stands elsewhere on the page."""
    last = record.last_round
    with st.container(key=PART):
        round_section(access, exercise, record)
    bring_into_view(PART, f"{last.number} {last.state}" if last else "")


draw()
