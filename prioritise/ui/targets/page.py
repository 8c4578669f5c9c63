"""Targets: where each promise goes, who must do what, and what it would take to keep them."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.asked import Answers
from prioritise.report.targets.view import TargetsView, panels_beside, targets_view
from prioritise.store.database import clock_now
from prioritise.ui.session import state
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.round_change_panel import say_a_round_is_open
from prioritise.ui.shared.table_panel import table
from prioritise.ui.targets.agreement_panel import agreement_panel
from prioritise.ui.targets.designation_panel import designation_panel
from prioritise.ui.targets.figures_panel import delivery_panel
from prioritise.ui.targets.meet_targets_panel import meet_targets_panel
from prioritise.ui.targets.target_panel import target_panel

FIRST_SHOWN = 8
BESIDE, NOTHING = "targets-beside", ""


def draw() -> None:
    """The whole page."""
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
        _panels(answers, view, today)
        meet_targets_panel(answers)
        _who(view)
        delivery_panel(answers.now, view.delivery, today)
    designation_panel(exercise)
    agreement_panel(state.exercise())


def _panels(answers: Answers, view: TargetsView, today: date) -> None:
    st.header(view.heading)
    st.caption("Those that most need a look come first. The shaded band is a 95% interval.")
    if view.counting:
        st.caption(view.counting)
    beside = _beside(answers)
    panels = panels_beside(answers, beside, today=today) if beside else view.panels
    everything = len(panels) > FIRST_SHOWN and st.toggle(f"Show all {len(panels)}", key="all-targets")
    shown = panels if everything else panels[:FIRST_SHOWN]
    for pair in zip_longest(shown[::2], shown[1::2]):
        for column, panel in zip(st.columns(2, gap="large"), pair, strict=True):
            if panel is not None:
                with column:
                    target_panel(panel)
    with st.expander("How these words are given"):
        for sentence in view.how_projected:
            st.write(sentence)


def _beside(answers: Answers) -> Analysis | None:
    """The result of the scenario that is to be drawn beside what is chosen; None for none."""
    exercise = answers.now.exercise
    scenarios = {each.id: each for each in exercise.scenarios}
    names = {NOTHING: "Nothing else"} | {each.id: each.name for each in exercise.scenarios}
    if answers.moved:
        names |= {answers.agreed.scenario.id: answers.agreed.scenario.name}
        scenarios |= {answers.agreed.scenario.id: answers.agreed.scenario}
    if not scenarios:
        return None
    chosen = st.selectbox(
        "Show beside it where a scenario leads",
        list(names),
        format_func=lambda each: names.get(each, each),
        key=BESIDE,
        width=480,
    )
    if chosen not in scenarios:
        return None
    with st.spinner("Working out where it leads…"):
        return state.scenario_analysis(exercise, scenarios[chosen])


def _who(view: TargetsView) -> None:
    st.header("Who must do what, by when")
    table(view.who_by_when, "Who must do what, by when")


draw()
