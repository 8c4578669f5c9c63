"""On Scores, once nobody scores alone: what divides the panel, or what keeps it from being worked out."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.domain.errors import IncompleteExercise
from prioritise.report.start.unfinished_view import unfinished_view
from prioritise.ui.scores.questions_panel import questions_panel
from prioritise.ui.scores.settled_panel import say_what_was_settled
from prioritise.ui.scores.settling_watch import last_event, watch_settling
from prioritise.ui.scores.unscored_panel import unscored_panel
from prioritise.ui.session import opened, state
from prioritise.ui.session.disputes_work import disputes_job
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.panel_rounds import a_round_is_open, settling_round
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.round_change_panel import round_change_section

SCORING = (
    "Members are scoring alone. What divides the panel is shown to everyone at once, when the facilitator reveals the "
    "round."
)


def disputes_section() -> None:
    """Draw what divides the panel, or, while there is no list for want of scores, the cells to settle first."""
    try:
        answers = state.answers()
    except IncompleteExercise:
        st.write(unfinished_view(opened.exercise(), at_a_panel=panel_access() is not None).steps[0].sentence)
        st.write("What divides the panel can be worked out as soon as every figure is there.")
        unscored_panel(opened.exercise())
        return
    disputes_panel(answers)


def disputes_panel(answers: Answers) -> None:
    """Draw everything about what divides the panel, at the agreed weights and money."""
    access = panel_access()
    if a_round_is_open(access):
        st.write(SCORING)
        return
    seen = last_event(access)
    analysis, parts = answers.agreed, Parts()
    say_what_was_settled(settling_round(access), analysis)
    # What comes and goes has a place of its own: a box that moved on the page would lose what is being typed in it.
    with st.container():
        round_change_section(analysis, parts)
    with st.container():
        cells = parts.answer(disputes_job(analysis))
    questions_panel(analysis, access, cells)
    parts.follow()
    if access is not None:
        watch_settling(access, seen)
