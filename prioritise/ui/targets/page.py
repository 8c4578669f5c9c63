"""Targets: where each promise goes, who must do what, and what it would take to keep them."""

from __future__ import annotations

import streamlit as st

from prioritise.report.targets.view import TargetsView, targets_view
from prioritise.store.database import clock_now
from prioritise.ui.session import state
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.round_change_panel import say_a_round_is_open
from prioritise.ui.shared.tables_and_charts import folded, table
from prioritise.ui.targets.agreement_panel import agreement_panel
from prioritise.ui.targets.designation_panel import designation_panel
from prioritise.ui.targets.figures_panel import delivery_panel
from prioritise.ui.targets.meet_targets_panel import meet_targets_panel
from prioritise.ui.targets.target_panels_section import target_panels_section


def draw() -> None:
    """Draw the whole page."""
    answers = state.answers()
    exercise = answers.now.exercise
    today = clock_now().date()
    view = targets_view(answers, today=today)
    st.title(view.headline)
    st.write(view.lead)
    illustrative_banner(exercise)
    say_a_round_is_open()
    change_strip(answers, key="targets")
    if view.panels:
        target_panels_section(answers, view, today)
        meet_targets_panel(answers)
        _who(view)
        delivery_panel(answers.now, view.delivery, today)
    designation_panel(exercise)
    agreement_panel()


def _who(view: TargetsView) -> None:
    with folded("Who must do what, by when", "A row a year, with who leads it and what it rests on.", key="who"):
        table(view.who_by_when, "Who must do what, by when")


draw()
