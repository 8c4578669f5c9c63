"""When the workshop starts and how long it is, kept in the page's address, and the time where its reader is."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import streamlit as st

from prioritise.report.room.timetable import LONGEST_MINUTES, SHORTEST_MINUTES
from prioritise.store.database import clock_now
from prioritise.ui.shared.tables_and_charts import folded

STARTS, MINUTES = "starts", "minutes"
"""Names of the two in the page's address, so that a reload keeps them."""


def chosen_time(usual_minutes: int) -> tuple[time | None, int]:
    """Draw the two boxes; the start is None until it is set."""
    with folded("Start and length", key="room-time"):
        starts = st.time_input(
            "Starts at",
            value=None,
            step=timedelta(minutes=5),
            key=STARTS,
            bind="query-params",
            persist_state="session",
        )
        minutes = st.number_input(
            "Length in minutes",
            min_value=SHORTEST_MINUTES,
            max_value=LONGEST_MINUTES,
            value=usual_minutes,
            step=5,
            key=MINUTES,
            bind="query-params",
            persist_state="session",
        )
        st.caption("Every part is made longer or shorter in proportion. Both stand in this page's address.")
    return starts, int(minutes)


def local_now() -> datetime:
    """Return the time now where the reader's browser is; the server's own where the browser does not say."""
    offset = st.context.timezone_offset
    return clock_now().astimezone() if offset is None else clock_now() - timedelta(minutes=offset)
