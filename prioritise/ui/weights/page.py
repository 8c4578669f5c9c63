"""Weights: what each partner thinks matters, how the agreed weights were formed, and what others would change."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.report.weights.view import GIVE_WEIGHTS, weights_view
from prioritise.ui.session import opened, state
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.shared.criteria_panel import criteria_panel
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.weights.entry_panel import weight_entry
from prioritise.ui.weights.group_panel import how_weights_are_formed
from prioritise.ui.weights.side_by_side_panel import side_by_side_panel
from prioritise.ui.weights.try_others_panel import try_others_panel


def draw() -> None:
    """Draw the whole page."""
    exercise, access, parts = opened.exercise(), panel_access(), Parts()
    answers = _answers()
    view = weights_view(exercise)
    st.title(view.title)
    if view.widest:
        st.write(view.widest)
    illustrative_banner(exercise)
    if access is not None and (access.may_speak or access.runs_the_panel):
        st.header("Your weights" if access.may_speak else "Give weights")
        weight_entry(exercise, access)
    side_by_side_panel(view)
    try_others_panel(answers)
    criteria_panel(exercise)
    how_weights_are_formed(exercise, view, parts, has_list=answers is not None)
    if access is None:
        _enter_alone(exercise)
    parts.follow()


def _enter_alone(exercise: Exercise) -> None:
    with st.expander(GIVE_WEIGHTS, key="give-weights"):
        st.write("To have everyone give their own, take the exercise to a panel on Start.")
        if st.toggle("Enter what a partner or a member said", key="weigh-alone", persist_state="session"):
            weight_entry(exercise, None)


def _answers() -> Answers | None:
    try:
        return state.answers()
    except IncompleteExercise:
        return None  # Weights may be given before the panel has scored.


draw()
