"""One intervention: what its score is made of, where every figure comes from, what it costs, and the switch on it."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.domain.interventions import Status
from prioritise.report.priorities.detail_view import DetailView, Figures, States, detail_view
from prioritise.report.priorities.list_rows import ListRow
from prioritise.ui.priorities.levels_panel import levels_panel
from prioritise.ui.priorities.why_panel import why_panel
from prioritise.ui.session import moved, opened
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.panel_rounds import a_round_is_open
from prioritise.ui.shared.comments_panel import comments_panel
from prioritise.ui.shared.override_panel import override_price
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import figure, table


def detail_panel(answers: Answers, row: ListRow, parts: Parts, states: States) -> None:
    """Draw everything about the chosen intervention; `parts` of the page take in what is not worked out yet.

    `states` say how firm each decision is, None until that is known.
    """
    detail = detail_view(answers.now, row, states)
    with st.container(border=True, key="detail"):
        st.header(detail.name)
        st.markdown(f"**{detail.outcome}.** {detail.about}.")
        if detail.beside_band:
            st.caption(detail.beside_band)
        why_panel(answers, row.intervention, parts)
        _switch(answers, row.intervention, detail.status)
        st.subheader("What it is")
        st.write(detail.description)
        for sentence in filter(None, (detail.provided_by, detail.evidence)):
            st.caption(sentence)
        st.markdown(
            f"**Score {detail.score}** = what it could achieve × how far we can count on it − cost  \n{detail.formula}"
        )
        levels_panel(answers.now, row.intervention, detail, parts)
        figure(detail.contributions, key="contributions")
        if detail.contributions_note:
            st.caption(detail.contributions_note)
        _sources(detail)
        # From the exercise as it stands: a comment changes no result, so the one the result is of may lack the last.
        stands, others_scoring = opened.exercise(), a_round_is_open(panel_access())
        comments_panel(stands, stands.comments, row.intervention, panel_access(), others_scoring=others_scoring)


def _switch(answers: Answers, intervention: str, status: Status) -> None:
    key, reason = moved.DECISION + intervention, moved.REASON + intervention
    if key not in st.session_state:
        st.session_state[key] = moved.UNDECIDED
    st.radio("Try it", moved.choices(status), horizontal=True, key=key, persist_state="session")
    if any(override.intervention == intervention for override in answers.what_if.overrides):
        if reason not in st.session_state:
            st.session_state[reason] = ""
        st.text_input("Your reason, kept with the decision", key=reason, persist_state="session")
        override_price(answers.now, intervention)


def _sources(detail: DetailView) -> None:
    with st.expander("Where every value comes from"):
        table(detail.criteria, "Every criterion and what its value rests on")
        for criterion in detail.sources:
            st.markdown(f"**{criterion.name}.** {criterion.question}")
            if criterion.figures:
                _figures(criterion.figures)
            else:
                st.caption(f"Source: {criterion.source}")
            if criterion.set_aside:
                st.caption(criterion.set_aside)
            if criterion.set_aside_figures:
                _figures(criterion.set_aside_figures)
    with st.expander("What it costs, by fund and year"):
        table(detail.costs, "Costs by fund and year")
        st.caption(f"{detail.how_often} Source: {detail.cost_source}")
    if detail.panel.rows:
        with st.expander("What the panel said"):
            table(detail.panel, "What the panel said")


def _figures(figures: Figures) -> None:
    table(figures.table, figures.label)
    for sentence in figures.sources:
        st.caption(sentence)
