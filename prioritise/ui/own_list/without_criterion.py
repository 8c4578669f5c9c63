"""Going on without a criterion that cannot be worked out: left out, or judged by levels instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from prioritise.domain.criteria import Criterion
from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.criteria import judged_instead, without_criterion
from prioritise.report.own_list.view import OwnListView
from prioritise.ui.own_list.step_saving import draw_boxes_afresh, keep_step
from prioritise.ui.session.opened import PART_OF_LIST
from prioritise.ui.session.own_typed import keep_box, own_files, typed_draft

MATTERS_STEP = 4
EFFECTS, GOES_TO_EFFECTS = "Effects", "own-goes-to-effects"


def tick(criterion: Criterion) -> str:
    """Name the box of a criterion in its step."""
    return f"criterion-{criterion.id}"


def needed_section(view: OwnListView) -> None:
    """Say why the list is not ranked, with a way to give what is lacking, or to do without it."""
    st.markdown("\n".join(["Still needed:", "", *(f"- {sentence}" for sentence in view.needed)]))
    if any(criterion.needs_effects for criterion in view.without):
        st.button("Give the effects", on_click=_give_effects, key="own-give-effects")
    for criterion in view.without:
        own = criterion.criterion
        st.button(criterion.leave_out, on_click=_leave_out, args=(own,), key=f"own-leave-out-{own.id}")
        st.button(criterion.judge, on_click=_judge_instead, args=(own,), key=f"own-judge-{own.id}")


def _leave_out(criterion: Criterion) -> None:
    """Untick a criterion and keep that. For callbacks."""
    _keep(criterion, lambda: StepDone(without_criterion(own_files() or {}, criterion.id)))


def _judge_instead(criterion: Criterion) -> None:
    """Put one of one's own in its place, with its question and levels, and keep that. For callbacks."""
    today = datetime.now(tz=UTC).date()
    _keep(criterion, lambda: judged_instead(own_files() or {}, criterion, today))


def _give_effects() -> None:
    """Have the page of interventions opened where effects are given. For callbacks."""
    st.session_state[PART_OF_LIST] = EFFECTS
    st.session_state[GOES_TO_EFFECTS] = True


def goes_to_effects() -> bool:
    """Tell whether that page is to be opened now."""
    return bool(st.session_state.pop(GOES_TO_EFFECTS, False))


def _keep(criterion: Criterion, answer: Callable[[], StepDone]) -> None:
    # What is ticked in the step and not kept yet is of other criteria, and stays so.
    ticked = {name: box for name, box in typed_draft().boxes_of(MATTERS_STEP).items() if name != tick(criterion)}
    if keep_step(MATTERS_STEP, answer, {}, goes_on=False):
        for name, box in ticked.items():
            keep_box(MATTERS_STEP, name, box)
        draw_boxes_afresh(MATTERS_STEP)
