"""On Start: what an exercise that is not finished needs next, each with its place in the app."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.start.unfinished_view import STEPS, NextStep, unfinished_view
from prioritise.store.drafts import draft_written_at
from prioritise.ui.session.opened import PART_OF_LIST
from prioritise.ui.session.own_draft import may_make_own, take_as_own, works_on_own
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.shared import contents
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.words import bold, moment_words

PLACE, TAKEN, GOES_TO = "take-as-own", "taken-as-own", "start-goes-to"


def unfinished_panel(exercise: Exercise) -> None:
    """Draw the next steps."""
    if st.session_state.pop(TAKEN, False):
        st.switch_page(contents.page(contents.listed(STEPS)))
    if room := st.session_state.pop(GOES_TO, ""):
        st.switch_page(contents.page(contents.listed(room)))
    access = panel_access()
    view = unfinished_view(
        exercise, at_a_panel=access is not None, runs_it=access is not None and access.runs_the_panel
    )
    st.header(view.title)
    outcome(PLACE)
    offered = {page.room for page in contents.offered()}
    for number, step in enumerate(view.steps, 1):
        left, right = st.columns([4, 1.4], vertical_alignment="center")
        left.markdown(f"{number}. {step.sentence}")
        if step.room == STEPS and may_make_own() and not works_on_own(exercise):
            continue
        if step.room in offered and step.part:
            right.button(f"Go to {bold(step.part)}", on_click=_go_to, args=(step,), key=f"go-to-{number}")
        elif step.room in offered:
            listing = contents.listed(step.room)
            right.page_link(contents.page(listing), label=f"Go to {listing.marked}")
    st.write(view.then)
    if access is None and may_make_own() and not works_on_own(exercise):
        _take(exercise)


def _go_to(step: NextStep) -> None:
    st.session_state[PART_OF_LIST] = step.part
    st.session_state[GOES_TO] = step.room


def _take(exercise: Exercise) -> None:
    written_at = draft_written_at()
    if written_at is not None:
        st.write(f"The list that is kept here from {moment_words(written_at.isoformat())} would then be gone.")
    st.button("Go on with it in six steps", on_click=_take_it, args=(exercise,), key="take-as-own", type="primary")


def _take_it(exercise: Exercise) -> None:
    if attempt(PLACE, lambda: take_as_own(exercise)):
        st.session_state[TAKEN] = True
