"""One intervention: what its score is made of, where every figure comes from, what it costs, and the switch on it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prioritise.analysis.asked import Answers
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Finding
from prioritise.domain.interventions import Status
from prioritise.report.priorities.finding_table import finding_sources, finding_table, set_aside_sentence
from prioritise.report.priorities.intervention_detail import (
    InterventionDetail,
    cost_table,
    criterion_table,
    formula,
    intervention_detail,
    panel_table,
)
from prioritise.report.priorities.level_table import level_table
from prioritise.report.priorities.list_rows import ListRow
from prioritise.report.priorities.priorities_chart import contributions_chart
from prioritise.ui.priorities.why_panel import why_panel
from prioritise.ui.session import state
from prioritise.ui.session.panel_access import seat
from prioritise.ui.shared.comments_panel import remarks_panel
from prioritise.ui.shared.my_round import a_round_is_open
from prioritise.ui.shared.notes_panel import figure
from prioritise.ui.shared.override_panel import override_price
from prioritise.ui.shared.table_panel import table
from prioritise.words.numbers import lower_first, points


def detail_panel(answers: Answers, row: ListRow) -> None:
    """Everything about the chosen intervention."""
    detail = intervention_detail(answers.now, row.intervention)
    with st.container(border=True, key="detail"):
        st.header(detail.intervention.name)
        st.write(detail.intervention.description)
        outcome = f"{row.outcome} at {lower_first(row.level)}" if row.level and row.chosen else row.outcome
        placed = f"{outcome}, {row.band.lower()}" if row.band else outcome
        st.markdown(f"**{placed}.** {row.status}, {row.theme}, led by {detail.lead}.")
        if answers.now.portfolio.has_answer:
            why_panel(answers.now, row.intervention)
        _switch(answers, row.intervention, detail.intervention.status)
        st.markdown(
            f"**Score {points(detail.total)}** = what it could achieve × how far we can count on it − cost  \n"
            f"{formula(detail)}"
        )
        _levels(answers, detail)
        figure(contributions_chart(detail), key="contributions")
        _sources(answers, detail)
        # From the exercise as it stands: a comment changes no result, so the one the result is of may lack the last.
        stands, others_scoring = state.exercise(), a_round_is_open(seat())
        remarks_panel(stands, stands.comments, row.intervention, seat(), others_scoring=others_scoring)


def _switch(answers: Answers, intervention: str, status: Status) -> None:
    key, reason = state.DECISION + intervention, state.REASON + intervention
    if key not in st.session_state:
        st.session_state[key] = state.UNDECIDED
    st.radio("Try it", state.choices(status), horizontal=True, key=key, persist_state="session")
    if any(each.intervention == intervention for each in answers.what_if.overrides):
        if reason not in st.session_state:
            st.session_state[reason] = ""
        st.text_input("Your reason, kept with the decision", key=reason, persist_state="session")
        override_price(answers.now, intervention)


def _levels(answers: Answers, detail: InterventionDetail) -> None:
    levels = level_table(answers.now, detail.intervention.id)
    if levels.rows:
        shown = answers.now.level_name_of[detail.intervention.id]
        st.markdown(
            f"It can be funded at one of these levels. The score and its parts are for **{lower_first(shown)}**."
        )
        table(levels, "Funding levels")


def _sources(answers: Answers, detail: InterventionDetail) -> None:
    exercise = answers.now.exercise
    with st.expander("Where every value comes from"):
        table(criterion_table(detail), "Every criterion and what its value rests on")
        for each in detail.criteria:
            st.markdown(f"**{each.criterion.name}.** {each.criterion.question}")
            if each.cell.findings:
                _findings(exercise, each.cell.findings, f"Figures behind {each.criterion.name}")
            else:
                st.caption(f"Source: {each.cell.source}")
            if each.cell.replaced:
                st.caption(set_aside_sentence(each.criterion, each.cell.replaced))
                if each.cell.replaced.findings:
                    _findings(exercise, each.cell.replaced.findings, f"Figures set aside on {each.criterion.name}")
    with st.expander("What it costs, by fund and year"):
        table(cost_table(answers.now, detail.intervention.id), "Costs by fund and year")
        st.caption(f"Source: {detail.intervention.source}")
    panel = panel_table(detail)
    if panel.rows:
        with st.expander("What the panel said"):
            table(panel, "What the panel said")


def _findings(exercise: Exercise, findings: Sequence[Finding], label: str) -> None:
    table(finding_table(exercise, findings), label)
    for sentence in finding_sources(findings):
        st.caption(sentence)
