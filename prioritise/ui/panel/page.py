"""Panel: who is on it, how they come in, and the rounds they score in. For the facilitator."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.panel import RoundState
from prioritise.report.panel.view import panel_view
from prioritise.store.events import events
from prioritise.store.invitations import invitations
from prioritise.store.members import members, names
from prioritise.store.progress import progress
from prioritise.store.rounds import rounds
from prioritise.ui.panel.links_panel import links_section
from prioritise.ui.panel.people_panel import people_section
from prioritise.ui.panel.round_panel import round_section
from prioritise.ui.panel.story_panel import story_section
from prioritise.ui.session import state
from prioritise.ui.session.panel_access import needed_panel_access
from prioritise.ui.shared.notes_panel import next_page


def draw() -> None:
    """The whole page."""
    held = needed_panel_access()
    happened = events(held.store, held.viewer)  # only the facilitator gets past this line
    exercise, people = state.exercise(), members(held.store, held.viewer)
    opened = rounds(held.store, held.viewer)
    last = opened[-1] if opened else None
    far = progress(held.store, held.viewer, round_number=last.number) if last else ()
    known = {each.member: each for each in names(held.store, held.viewer)}
    links = invitations(held.store, held.viewer)
    named = {member: each.name for member, each in known.items()}
    view = panel_view(exercise, people, named, opened, far, links, now=held.store.now)
    under_way = last is not None and last.state is not RoundState.CLOSED
    st.title(view.title)
    if under_way:
        round_section(held, exercise, people, last, far)
    elif view.brought:
        st.write(view.brought)
    people_section(held, exercise, people, view, known)
    links_section(held, exercise, view)
    if not under_way:
        round_section(held, exercise, people, last, far)
    story_section(exercise, happened, people)
    next_page("scores")


draw()
