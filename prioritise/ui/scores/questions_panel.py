"""The questions that divide the panel in the order of what they could change, and one of them to look at and settle."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.report.exports import disputes_csv
from prioritise.report.scores.disputes_view import DisputesView, disputes_view, question_view
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.scores.drawn_questions import questions_to_draw
from prioritise.ui.scores.question_panel import settle_or_say_who
from prioritise.ui.scores.settling_panel import CHOSEN, Cell
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.panel_rounds import settling_round
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.tables_and_charts import figure, folded, partner_legend, table
from prioritise.words import bold

ALL = "disputes-all"


def questions_panel(analysis: Analysis, access: PanelAccess | None, cells: tuple[DisputedCell, ...] | None) -> None:
    """Draw what divides the panel: one question closely, all of them in order, and those that are settled.

    Without `cells`, which are being worked out, whoever settles keeps the questions from before, and nobody else any.
    """
    settles, under_way = access is not None and access.runs_the_panel, settling_round(access)
    questions = questions_to_draw(analysis, cells, under_way if settles else None)
    if questions is not None:
        _questions(questions.analysis, questions.cells, access, under_way.about if under_way else ())


def _questions(
    analysis: Analysis, cells: tuple[DisputedCell, ...], access: PanelAccess | None, about: tuple[str, ...]
) -> None:
    view = disputes_view(analysis, cells, about)
    st.header(view.title)
    st.write(view.sentence)
    if not view.cells:
        return
    _chosen(analysis, access, view)
    if view.left:
        _listing(view)
    if view.settled.rows:
        with st.expander(view.settled_title):
            table(view.settled, "Settled questions")
    with folded("What a question is, and taking them away", key="disputes-about"):
        st.write(view.what_is_a_question)
        export = disputes_csv.EXPORT
        download("Download these questions as CSV", disputes_csv.disputes_csv(cells), export.file, key="disputes-csv")


def _listing(view: DisputesView) -> None:
    with folded("All that divides the panel", view.order, key="disputes"):
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
        # What is in a box is not known here before they leave it, so that whoever settles keeps their question anyway.
        keeps = access is not None and access.runs_the_panel
        chosen = st.selectbox(
            "The question to look at",
            list(cell_of),
            format_func=labels.__getitem__,
            key=CHOSEN,
            persist_state="session" if keeps else None,
        )
        question = question_view(analysis, cell_of[chosen])
        st.subheader(question.name)
        st.write(question.question)
        partner_legend(question.partners)
        figure(question.chart, key="disputes-spread", heading=False)
        st.caption(question.reading)
        st.write(question.ends)
        with st.container():  # a place of its own, so that nothing below it moves when it comes
            if question.stands:
                st.markdown(bold(question.stands))
        st.markdown("\n".join(f"- {line}" for line in question.at_ends))
        settle_or_say_who(analysis.exercise, access, chosen, cell_of[chosen].spread, before=analysis)
