"""The priority list as one grid: filters, the rows, choosing one, and taking it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritise.analysis import Analysis
from prioritise.report.exports.exports import offered_on_priorities
from prioritise.report.priorities.list_rows import ListRow
from prioritise.report.priorities.view import ListedRows, ResultView, listed_rows
from prioritise.report.words.band_words import BAND_MEANINGS, BAND_WORDS
from prioritise.robustness.bands import Band, Bands
from prioritise.ui.session import state
from prioritise.ui.shared.table_panel import table

GRID = "grid"
TALLEST_PIXELS = 560
POLL_SECONDS = 0.25
BAND_HELP = "How firm this is. " + "; ".join(f"**{BAND_WORDS[each]}**: {BAND_MEANINGS[each]}" for each in Band) + "."


@dataclass(frozen=True)
class Listed:
    """The rows that the list shows, and the place below it where word of the bands and downloads go."""

    rows: tuple[ListRow, ...]
    below: DeltaGenerator


def priority_grid(analysis: Analysis, result: ResultView) -> Listed:
    """Draw the list, with its downloads once its bands are there."""
    shown = _filters(analysis, result)
    if not shown.rows:
        st.info("Nothing on the list fits these filters. Take one of them away.")
    else:
        with st.container(key="wide-list"):
            _grid(shown.rows)
        # A grid cuts names off and scrolls sideways: on a phone the same rows are a table of words.
        with st.container(key="narrow-list"):
            table(shown.narrow, "The list")
        if shown.must_fund:
            st.caption(shown.must_fund)
    below = st.container()
    if result.is_banded and (bands := state.bands_if_ready(analysis)) is not None:
        with below:
            _downloads(analysis, bands)
    return Listed(shown.rows, below)


def bands_follow(analysis: Analysis, below: DeltaGenerator) -> None:
    """Have the bands worked out, once all else is drawn, and draw the page again when they are there."""
    with below:
        _wait(state.order_bands(analysis))


def choose_one(analysis: Analysis) -> str | None:
    """A box to look closer at one intervention; the same choice as a row of the grid."""
    names = {each.id: each.name for each in analysis.exercise.interventions}
    if st.session_state.get(state.SELECTED) not in names:
        st.session_state[state.SELECTED] = None
    return st.selectbox(
        "Look closer at one",
        sorted(names, key=lambda each: names[each].lower()),
        index=None,
        key=state.SELECTED,
        format_func=lambda each: names[each],
        placeholder="Choose an intervention, or a row of the list",
        persist_state="session",
    )


def _filters(analysis: Analysis, result: ResultView) -> ListedRows:
    funds = {fund.id: fund.name for fund in analysis.exercise.funds}
    with st.expander("Filter the list"):
        first, second, third = st.columns(3)
        themes = first.multiselect("Theme", result.themes, key="filter-theme")
        outcomes = second.multiselect("Outcome", result.outcomes, key="filter-outcome")
        fund = third.selectbox("Paid from", list(funds), index=None, format_func=funds.__getitem__, key="filter-fund")
    return listed_rows(result.rows, themes=tuple(themes), outcomes=tuple(outcomes), fund=fund or "")


def _grid(rows: Sequence[ListRow]) -> None:
    ids = tuple(row.intervention for row in rows)
    _point_at(ids)
    st.dataframe(
        _frame(rows),
        hide_index=True,
        height=min(TALLEST_PIXELS, 38 + 35 * len(rows)),
        on_select=_chooser(ids),
        selection_mode="single-row",
        key=GRID,
        placeholder="–",
        column_config={
            "Rank": st.column_config.NumberColumn(width=50),
            "Outcome": st.column_config.TextColumn(width=90),
            "Intervention": st.column_config.TextColumn(width=295),
            "Level": st.column_config.TextColumn(width=105, help="The size chosen, or the best size of what is not."),
            "Score": st.column_config.NumberColumn(format="%.1f", width=60, help="Points. See the chart below."),
            "Cost, £": st.column_config.NumberColumn(format="localized", width=80, help="Over the whole plan."),
            "Rule": st.column_config.TextColumn(width=130, help="What a rule says, whatever the score."),
            "Band": st.column_config.TextColumn(width=80, help=BAND_HELP),
        },
    )


def _frame(rows: Sequence[ListRow]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Rank": pd.array([row.rank for row in rows], dtype="Int64"),
            "Band": [row.band or None for row in rows],
            "Outcome": [row.outcome for row in rows],
            "Intervention": [row.name for row in rows],
            **({"Level": [row.level or None for row in rows]} if any(row.level for row in rows) else {}),
            "Score": [row.score for row in rows],
            "Cost, £": [row.cost_gbp for row in rows],
            "Rule": [row.must or None for row in rows],
            "Theme": [row.theme for row in rows],
        }
    )


def _point_at(ids: tuple[str, ...]) -> None:
    # The grid knows its selection by place; when the order changes, the place of what was chosen does too.
    selected = st.session_state.get(state.SELECTED)
    wanted = [ids.index(selected)] if selected in ids else []
    if _rows_selected() != wanted:
        st.session_state[GRID] = {"selection": {"rows": wanted, "columns": [], "cells": []}}


def _rows_selected() -> list[int]:
    grid = st.session_state.get(GRID)
    return [] if grid is None else list(grid["selection"]["rows"])


def _chooser(ids: tuple[str, ...]) -> Callable[[], None]:
    def choose() -> None:
        rows = _rows_selected()
        st.session_state[state.SELECTED] = ids[rows[0]] if rows else None

    return choose


@st.fragment(run_every=POLL_SECONDS)
def _wait(ready: Callable[[], bool]) -> None:
    if ready():
        st.rerun()
    st.caption("Checking how firm each place is…")


def _downloads(analysis: Analysis, bands: Bands) -> None:
    with st.container(horizontal=True):
        for export in offered_on_priorities():
            st.download_button(
                export.button,
                partial(export.build, analysis, bands),
                export.file_for(analysis.scenario.id),
                export.media_type,
                on_click="ignore",
            )
