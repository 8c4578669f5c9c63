"""Where each target is going, a panel each."""

from __future__ import annotations

from datetime import date

import streamlit as st

from prioritise.analysis import Answers, analysis_under
from prioritise.report.targets.target_words import target_panels
from prioritise.report.targets.view import TargetsView, legend_beside
from prioritise.ui.shared.tables_and_charts import legend
from prioritise.ui.targets.target_panel import target_panel

FIRST_SHOWN = 9

BESIDE, NOTHING = "targets-beside", ""


def target_panels_section(answers: Answers, view: TargetsView, today: date) -> None:
    """Draw a panel a target, those that most need a look first, with another scenario beside it where one is chosen."""
    st.header(view.heading)
    panels, chosen = view.panels, {scenario.id: scenario for scenario in view.beside}.get(_chosen(view))
    if chosen is not None:
        with st.spinner("Working out where it leads…"):
            beside = analysis_under(answers.now.exercise, chosen)
        panels = target_panels(answers.now, beside, today=today)
    everything = len(panels) > FIRST_SHOWN and st.toggle(f"Show all {len(panels)}", key="all-targets")
    shown = panels if everything else panels[:FIRST_SHOWN]
    legend(view.legend if chosen is None else legend_beside(answers.now.exercise, chosen))
    with st.container(key="target-panels"):
        for panel in shown:
            target_panel(panel)
    with st.expander("How these words are given, and how current services count"):
        st.write("Those that most need a look come first.")
        for sentence in filter(None, (view.counting, *view.how_projected)):
            st.write(sentence)


def _chosen(view: TargetsView) -> str:
    """The id of the scenario to draw beside what is chosen; empty for none."""
    if not view.beside:
        return NOTHING
    names = {NOTHING: "Nothing else"} | {scenario.id: scenario.name for scenario in view.beside}
    return st.selectbox(
        "Show beside it where a scenario leads",
        list(names),
        format_func=lambda scenario_id: names.get(scenario_id, scenario_id),
        key=BESIDE,
        width=480,
    )
