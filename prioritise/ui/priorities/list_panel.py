"""The priority list: filters, the rows with the explanation of one under it, and taking it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritise.analysis import Analysis, Answers
from prioritise.analysis.nearest.sentences import StateLine
from prioritise.report.exports.exports import offered_on_priorities
from prioritise.report.priorities.decision_list import ORDERS, Asked, decision_list, known_rows, what_words_mean
from prioritise.report.priorities.list_rows import ListRow, filtered
from prioritise.report.priorities.view import ResultView
from prioritise.robustness.bands import Bands
from prioritise.ui.priorities.board_panel import board_papers
from prioritise.ui.priorities.list_markup import list_markup
from prioritise.ui.priorities.row_clicks import listen_for_rows
from prioritise.ui.session import bands_work, opened
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.tables_and_charts import asked_once_open

KNOWN = "list-known"
THEME, OUTCOME, PAID_FROM = "filter-theme", "filter-outcome", "filter-fund"
POLL_SECONDS = 0.25


@dataclass(frozen=True)
class Listed:
    """The rows that the list shows, and the place below it where word of the bands and downloads go."""

    rows: tuple[ListRow, ...]
    below: DeltaGenerator


def priority_list(
    answers: Answers, result: ResultView, states: tuple[StateLine, ...] | None, explain: Callable[[ListRow], None]
) -> Listed:
    """Draw the list, with what `explain` draws under the row that is looked into, and its downloads once it is whole.

    `states` say how firm every row is, None while that is worked out; rows keep what was last known meanwhile.
    """
    with st.container(key="look-closer"):
        heading, one, several = st.columns([1, 4, 2], vertical_alignment="center")
    heading.header("The list")
    asked = _asked(several, answers, result, states)
    with one:
        selected = _choose_one(answers.now)
    if not asked.rows:
        st.info("Nothing on the list fits these filters. Take one of them away.")
    else:
        _draw(answers.now, asked, selected, explain)
    if result.is_banded and states is not None:
        st.session_state[KNOWN] = (answers.now.exercise.id, known_rows(result.rows, states))
    below = st.container()
    if result.is_banded and (bands := bands_work.bands_if_ready(answers.now)) is not None:
        with below:
            _downloads(answers.now, bands)
    return Listed(asked.rows, below)


def rows_shown(result: ResultView) -> tuple[ListRow, ...]:
    """Find the rows that the filters let through, as they were set when this run began."""
    themes, outcomes, fund = (st.session_state.get(key) for key in (THEME, OUTCOME, PAID_FROM))
    return filtered(result.rows, themes=tuple(themes or ()), outcomes=tuple(outcomes or ()), fund=fund or "")


def bands_follow(analysis: Analysis, below: DeltaGenerator) -> None:
    """Have the bands worked out, once all else is drawn, and draw the page again when they are there."""
    with below:
        _wait(bands_work.order_bands(analysis))


def _draw(analysis: Analysis, asked: Asked, selected: str | None, explain: Callable[[ListRow], None]) -> None:
    view = decision_list(analysis, asked)
    markup = list_markup(view, selected)
    if view.old:
        st.caption(view.old)
    listen_for_rows()
    st.html(markup.upper)
    open_row = next((row for row in asked.rows if row.intervention == selected), None)
    if open_row is not None:
        explain(open_row)
    elif selected is not None:
        st.info("The one you look closer at is not among these rows. Take a filter away to see why.")
    if markup.lower:
        st.html(markup.lower)
    with st.expander("What the score and the bands mean"):
        st.markdown(what_words_mean(view.bands))


def _choose_one(analysis: Analysis) -> str | None:
    names = {intervention.id: intervention.name for intervention in analysis.exercise.interventions}
    if st.session_state.get(opened.SELECTED) not in names:
        st.session_state[opened.SELECTED] = None
    return st.selectbox(
        "Look closer at one",
        sorted(names, key=lambda name: names[name].casefold()),
        index=None,
        key=opened.SELECTED,
        format_func=lambda intervention_id: names[intervention_id],
        placeholder="Choose one, or press a row",
        persist_state="session",
    )


def _asked(place: DeltaGenerator, answers: Answers, result: ResultView, states: tuple[StateLine, ...] | None) -> Asked:
    funds = {fund.id: fund.name for fund in answers.now.exercise.funds}
    with place.popover("Filter and sort the list", width="stretch"):
        st.multiselect("Theme", result.themes, key=THEME)
        st.multiselect("Outcome", result.outcomes, key=OUTCOME)
        st.selectbox("Paid from", list(funds), index=None, format_func=funds.__getitem__, key=PAID_FROM)
        order = st.selectbox("Within each group", list(ORDERS), format_func=ORDERS.__getitem__, key="list-order")
    exercise, before = st.session_state.get(KNOWN, ("", {}))
    known = before if exercise == answers.now.exercise.id else {}
    return Asked(rows_shown(result), answers.agreed, states, known, order or "rank")


@st.fragment(run_every=POLL_SECONDS)
def _wait(ready: Callable[[], bool]) -> None:
    if ready():
        st.rerun()
    st.caption("Checking how firm each place is…")


def _downloads(analysis: Analysis, bands: Bands) -> None:
    with st.container(horizontal=True):
        for export in offered_on_priorities():
            download(export.button, partial(export.build, analysis, bands), export.file_for(analysis.scenario.id))
    asked_once_open("Take it to the board", key="board", draw=partial(board_papers, analysis, bands))
