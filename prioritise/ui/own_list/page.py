"""Your list: short steps at the left, the list so far at the right; kept as you go, in any order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritise.report.own_list.view import OwnListView, own_list_view
from prioritise.ui.own_list.begin_section import begin_anew, begin_section
from prioritise.ui.own_list.both_section import both_section
from prioritise.ui.own_list.grid_steps import decide_step, money_step
from prioritise.ui.own_list.judging_steps import judge_step, matters_step, who_step
from prioritise.ui.own_list.place_step import place_step
from prioritise.ui.own_list.so_far_section import so_far_section
from prioritise.ui.own_list.step_saving import STEP, presses, say_last_try
from prioritise.ui.own_list.without_criterion import goes_to_effects, needed_section
from prioritise.ui.session.opened import exercise
from prioritise.ui.session.own_draft import may_make_own
from prioritise.ui.session.own_typed import own_files
from prioritise.ui.shared import contents
from prioritise.ui.shared.in_view import bring_into_view, question_into_view

SEEN_VIEW = "own-view"
STEPS: Mapping[int, Callable[[Mapping[str, bytes]], None]] = {
    1: place_step,
    2: money_step,
    3: decide_step,
    4: matters_step,
    5: who_step,
    6: judge_step,
}


def draw() -> None:
    """Draw the whole page."""
    if not may_make_own():
        exercise()  # whoever lost their access is told so, as on every page
        st.title("A list of your own is made on your own machine")
        st.write("Leave the panel first, on the Start page. Its facilitator can change its list under Interventions.")
        return
    if goes_to_effects():
        st.switch_page(contents.page(contents.listed("interventions")))
    files = own_files()
    if files is None:
        begin_section()
        return
    view = _view(files)
    st.title(view.title)
    st.caption("Kept on this machine as you go. Do the steps in any order.")
    left, middle, right = st.columns([1.05, 3.95, 1.4], gap="small")
    with left:
        step = _task_list(view)
    with middle, st.container(key="own-here"):
        st.header(f"{step} {view.steps[step - 1].title}")
        say_last_try(step)
        both_section(step)
        STEPS[step](files)
    with right, st.container(key="own-so-far"):
        so_far_section(view, still_needed=needed_section)
        begin_anew()
    bring_into_view("own-here", f"{step} {presses()}")
    question_into_view()


def _view(files: Mapping[str, bytes]) -> OwnListView:
    """How far the list has come, worked out once for what is kept, and not for every cell that is typed."""
    seen = st.session_state.get(SEEN_VIEW)
    if not isinstance(seen, tuple) or seen[0] is not files:
        seen = st.session_state[SEEN_VIEW] = (files, own_list_view(files))
    view = seen[1]
    assert isinstance(view, OwnListView)
    return view


def _task_list(view: OwnListView) -> int:
    labels = {step_view.number: step_view.label for step_view in view.steps}
    if st.session_state.get(STEP) not in labels:
        st.session_state[STEP] = next((step_view.number for step_view in view.steps if step_view.state != "done"), 1)
    step: int = st.radio("Steps", list(labels), format_func=labels.__getitem__, key=STEP, persist_state="session")
    return step


draw()
