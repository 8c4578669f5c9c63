"""What the exercise that is open decides, and where it stands."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.report.start.view import facts, in_short, stands_view
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.session import opened, state
from prioritise.ui.session.disputes_work import cells_if_known
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.panel_rounds import a_round_is_open
from prioritise.ui.shared import contents
from prioritise.ui.shared.notes_panel import say_with_who_signed, second_look
from prioritise.ui.shared.round_change_panel import say_a_round_is_open
from prioritise.ui.shared.tables_and_charts import folded
from prioritise.ui.start.unfinished_panel import unfinished_panel


def facts_list(exercise: Exercise) -> None:
    """Draw what this exercise decides, as far as it is known."""
    known = facts(exercise, _disputed_cells())
    rows = "".join(f"<dt>{html.escape(fact.label)}</dt><dd>{html.escape(fact.text)}</dd>" for fact in known)
    with folded("What is decided", f"{in_short(exercise)}.", key="facts"):
        st.html(f'<dl class="facts">{rows}</dl>')


def where_it_stands() -> None:
    """Draw what was agreed and what would change it, or why there is no list yet."""
    try:
        answers = state.answers()
    except IncompleteExercise:
        unfinished_panel(opened.exercise())
        return
    view = stands_view(answers.agreed)
    st.header(view.title)
    say_a_round_is_open()
    say_with_who_signed(view.summary, answers.agreed)
    if answers.moved:
        st.info("You are trying a what-if on the Weights or Priorities page. This page shows the list as it stands.")
    st.page_link(contents.page(contents.listed("priorities")), label="See the list, and why each is funded or not")
    second_look(view.notes)


def _disputed_cells() -> tuple[DisputedCell, ...] | None:
    # While a round is scored nobody knows yet what there will be to settle.
    if a_round_is_open(panel_access()):
        return None
    try:
        return cells_if_known(state.answers().agreed)
    except IncompleteExercise:
        return None
