"""Priorities: what to fund, why, and what would change it."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.report.priorities.view import PrioritiesView, ResultView, priorities_view
from prioritise.ui.priorities.below_panel import below_the_list
from prioritise.ui.priorities.detail_panel import detail_panel
from prioritise.ui.priorities.list_panel import bands_follow, priority_list, rows_shown
from prioritise.ui.session import bands_work, state
from prioritise.ui.shared.firm_panel import firm_strip
from prioritise.ui.shared.levers_panel import levers_panel
from prioritise.ui.shared.no_answer_panel import no_answer_panel
from prioritise.ui.shared.notes_panel import illustrative_banner, say_with_who_signed, second_look
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.round_change_panel import round_change_expander, say_a_round_is_open


def draw() -> None:
    """Draw the whole page."""
    answers = state.answers()
    bands = bands_work.bands_if_ready(answers.now) if answers.now.portfolio.has_answer else None
    view = priorities_view(answers.now, bands)
    with st.container(key="priorities-head"):
        st.title(view.title)
        if answers.moved:
            st.write(view.summary)
        else:
            say_with_who_signed(view.summary, answers.agreed)
        illustrative_banner(answers.now.exercise)
        say_a_round_is_open()
        levers_panel(answers, key="priorities")
    if view.result is not None:
        _result(answers, view.result, view)
    elif not answers.moved:
        no_answer_panel(answers, key="agreed")


def _result(answers: Answers, result: ResultView, view: PrioritiesView) -> None:
    parts = Parts()
    firm = firm_strip(answers, parts, rows_below={row.intervention for row in rows_shown(result)})
    round_change_expander(answers.agreed, parts)
    states = firm.states if firm else None
    listed = priority_list(answers, result, states, lambda row: detail_panel(answers, row, parts, states))
    below_the_list(answers, result, tuple(row.intervention for row in listed.rows))
    second_look(view.notes)
    if not result.is_banded:
        bands_follow(answers.now, listed.below)
    parts.follow()


draw()
