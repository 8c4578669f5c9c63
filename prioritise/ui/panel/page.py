"""Panel: who is on it, how they come in, and the rounds they score in. For the facilitator."""

from __future__ import annotations

import streamlit as st

from prioritise.report.panel.panel_words import brought_sentence, panel_title
from prioritise.store.events import events
from prioritise.store.members import members
from prioritise.store.progress import progress
from prioritise.store.rounds import CLOSED, rounds
from prioritise.ui.panel.links_panel import links_section
from prioritise.ui.panel.people_panel import people_section
from prioritise.ui.panel.round_panel import round_section
from prioritise.ui.panel.story_panel import story_section
from prioritise.ui.session import state
from prioritise.ui.session.panel_access import needed_seat
from prioritise.ui.shared.notes_panel import next_page


def draw() -> None:
    """The whole page."""
    held = needed_seat()
    happened = events(held.store, held.viewer)  # only the facilitator gets past this line
    exercise, people = state.exercise(), members(held.store, held.viewer)
    held_rounds = rounds(held.store, held.viewer)
    last = held_rounds[-1] if held_rounds else None
    far = progress(held.store, held.viewer, round_number=last.number) if last else ()
    st.title(panel_title(people, last, far))
    if last is not None and last.state != CLOSED:
        round_section(held, exercise, people, last, far)
        people_section(held, exercise, people)
        links_section(held, exercise, people)
    else:
        if brought := brought_sentence(people, held_rounds):
            st.write(brought)
        people_section(held, exercise, people)
        links_section(held, exercise, people)
        round_section(held, exercise, people, last, far)
    story_section(exercise, happened, people)
    next_page("scores")


draw()
