"""Weights: what each partner thinks matters, how the agreed weights were formed, and what others would change."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis.asked import Answers
from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.report.weights.view import WeightsView, weights_view
from prioritise.report.weights.weights_chart import partner_weights_chart
from prioritise.ui.session import state
from prioritise.ui.session.panel_access import PanelAccess, panel_access
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.notes_panel import figure, illustrative_banner, next_page
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.sliders_panel import weight_sliders
from prioritise.ui.shared.table_panel import table
from prioritise.ui.weights.entry_panel import weight_entry
from prioritise.ui.weights.group_panel import how_weights_are_formed


def draw() -> None:
    """The whole page."""
    exercise, access, parts = state.exercise(), panel_access(), Parts()
    answers = _answers(access)
    view = weights_view(exercise)
    st.title(view.title)
    illustrative_banner(exercise)
    if access is not None and (access.may_speak or access.runs_the_panel):
        st.header("Your weights" if access.may_speak else "Give weights")
        weight_entry(exercise, access)
    left, right = st.columns(2, gap="large")
    with left:
        _side_by_side(view)
    with right:
        _try_others(answers)
    how_weights_are_formed(exercise, view, parts, has_list=answers is not None)
    if access is None:
        _enter_alone(exercise)
    next_page("scores" if access is not None else "priorities")
    parts.follow()


def _enter_alone(exercise: Exercise) -> None:
    st.header("Give or change weights")
    st.write("To have everyone give their own, take the exercise to a panel on Start.")
    if st.toggle("Enter what a partner or a member said", key="weigh-alone", persist_state="session"):
        st.caption("What you save here stays in this session. Download the exercise on Start to keep it.")
        weight_entry(exercise, None)


def _answers(access: PanelAccess | None) -> Answers | None:
    try:
        return state.answers()
    except IncompleteExercise:
        if access is None:
            raise
        return None  # Weights may be given before the panel has scored.


def _side_by_side(view: WeightsView) -> None:
    st.header("Partners side by side")
    st.caption(
        "Each dot is a partner. The grey line runs from the lowest to the highest. The orange mark is what was agreed: "
        "formed from what partners and members have given so far."
    )
    figure(partner_weights_chart(view), key="partners", heading=False)
    if view.anyone:
        with st.expander("How each partner gave its weights"):
            table(view.method_table, "How each partner gave its weights")


def _try_others(answers: Answers | None) -> None:
    st.header("Try other weights")
    if answers is None:
        st.write("There is no list yet to try them on. It appears as soon as every score is there.")
        return
    st.caption(
        "Give each criterion 0 to 100 points. Only the proportions count. Moving one never moves another, and nothing "
        "here changes what partners agreed."
    )
    weight_sliders(answers)
    st.subheader("What that changes on the list")
    if answers.moved:
        change_strip(answers, key="weights")
    else:
        st.write("Nothing has been moved, so this is the agreed list.")


draw()
