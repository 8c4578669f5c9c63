"""What divides the panel: the cells in the order of what they could change, and one of them to look at and settle."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.asked import Answers
from prioritise.domain.exercise import Exercise
from prioritise.report.exports import disputes_csv
from prioritise.report.scores.disputes import WHAT_IS_A_QUESTION
from prioritise.report.scores.settling import scale_lines
from prioritise.report.scores.view import DisputesView, disputes_view, question_view, scores_view
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.scores.evidence_panel import evidence_beside
from prioritise.ui.scores.settling_panel import (
    CHOSEN,
    Cell,
    last_event,
    say_what_was_settled,
    settle_cell,
    settling_round,
    watch_settling,
)
from prioritise.ui.session.disputes_work import disputes_job
from prioritise.ui.session.panel_access import PanelAccess, panel_access
from prioritise.ui.shared.my_round import a_round_is_open
from prioritise.ui.shared.notes_panel import figure
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.round_change_panel import round_change_section
from prioritise.ui.shared.table_panel import table

ALL = "disputes-all"
SCORING = (
    "Members are scoring alone. What divides the panel is shown to everyone at once, when the facilitator reveals the "
    "round."
)
ALONE = (
    "To settle one, add a row to agreed.csv with the value and the reason, or take this exercise to a panel on the "
    "Start page."
)


def disputes_panel(answers: Answers) -> None:
    """Everything about what divides the panel, at the agreed weights and money."""
    access = panel_access()
    if a_round_is_open(access):
        st.write(SCORING)
        return
    seen = last_event(access)
    analysis, parts = answers.agreed, Parts()
    say_what_was_settled(access, analysis)
    round_change_section(analysis, parts)
    cells = parts.answer(disputes_job(analysis))
    if cells is not None:
        _disputes(analysis, access, cells)
    parts.follow()
    if access is not None:
        watch_settling(access, seen)


def unscored_panel(exercise: Exercise) -> None:
    """The cells without any score, which keep the list from being worked out, and settling them; nothing if none."""
    access, view = panel_access(), scores_view(exercise)
    if not view.unscored or a_round_is_open(access):
        return
    seen = last_event(access)
    say_what_was_settled(access, None)
    st.header(view.unscored_title)
    st.write("There is no list until each has a value. Settle them with a reason, or score them in a new round.")
    with st.container(border=True, key="unscored-cell"):
        names = dict(zip(view.unscored, view.unscored_names, strict=True))
        chosen = st.selectbox("A question to settle", view.unscored, format_func=names.__getitem__, key=CHOSEN)
        cell = Cell(chosen.intervention, chosen.level, chosen.criterion)
        st.subheader(names[chosen])
        _settle_or_say_who(exercise, access, cell, None)
    if access is not None:
        watch_settling(access, seen)


def _disputes(analysis: Analysis, access: PanelAccess | None, cells: tuple[DisputedCell, ...]) -> None:
    view = disputes_view(analysis, cells)
    st.header(view.title)
    st.write(view.sentence)
    if not view.cells:
        return
    st.caption(WHAT_IS_A_QUESTION)
    _chosen(analysis, access, view)
    if view.left:
        _listing(view)
    if view.settled.rows:
        with st.expander(view.settled_title):
            table(view.settled, "Settled questions")
    export = disputes_csv.EXPORT
    st.download_button(
        "Download these questions as CSV",
        disputes_csv.disputes_csv(cells),
        export.file,
        export.media_type,
        key="disputes-csv",
    )


def _listing(view: DisputesView) -> None:
    st.subheader("In the order of what they could change")
    if view.left > view.shown_first:
        st.toggle(f"Show all {view.left}, not only the first {view.shown_first}", key=ALL)
    shown = view.every if st.session_state.get(ALL) else view.first
    table(shown, "Divided questions in the order of what they could change")


def _chosen(analysis: Analysis, access: PanelAccess | None, view: DisputesView) -> None:
    cell_of = {Cell.of(cell.spread): cell for cell in view.cells}
    labels = dict(zip(cell_of, view.labels, strict=True))
    if st.session_state.get(CHOSEN) not in cell_of:
        st.session_state[CHOSEN] = next(iter(cell_of))
    with st.container(border=True, key="disputes-cell"):
        chosen = st.selectbox("The question to look at", list(cell_of), format_func=labels.__getitem__, key=CHOSEN)
        question = question_view(analysis, cell_of[chosen])
        st.subheader(question.name)
        st.write(question.question)
        figure(question.chart, key="disputes-spread", heading=False)
        st.caption(question.reading)
        st.write(question.ends)
        if question.stands:
            st.markdown(f"**{question.stands}**")
        st.markdown("\n".join(f"- {line}" for line in question.at_ends))
        _settle_or_say_who(analysis.exercise, access, chosen, cell_of[chosen], before=analysis)


def _settle_or_say_who(
    exercise: Exercise,
    access: PanelAccess | None,
    cell: Cell,
    divided: DisputedCell | None,
    *,
    before: Analysis | None = None,
) -> None:
    left, right = st.columns([3, 2], gap="large")
    with right:
        evidence_beside(exercise, cell.intervention, access)
    with left:
        under_way = settling_round(access) if access is not None else None
        if access is not None and access.runs_the_panel and under_way is not None:
            settle_cell(exercise, access, under_way.number, cell, divided.spread if divided else None, before)
            return
        with st.expander("What the scores mean"):
            st.markdown("\n".join(f"- {line}" for line in scale_lines(exercise.criterion_by_id[cell.criterion])))
        st.caption(_who_settles(access, revealed=under_way is not None))


def _who_settles(access: PanelAccess | None, *, revealed: bool) -> str:
    if access is None:
        return ALONE
    if not revealed:
        return "Questions are settled while a round is revealed. To settle more, the facilitator opens a new round."
    return "The facilitator writes down what you agree, with the reason. This page changes as they do."
