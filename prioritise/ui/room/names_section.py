"""The names of all that is funded and all that is left, a fold a group."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from prioritise.report.room.list_now import NamedGroup
from prioritise.ui.shared.tables_and_charts import folded


def names_section(groups: Iterable[NamedGroup]) -> None:
    """Draw every group under what happens to it."""
    for group in groups:
        with folded(group.title, key=f"room-{group.happens}"):
            names = "".join(f"<li>{html.escape(name)}</li>" for name in group.names)
            st.html(f'<div class="room-lead"><ul>{names}</ul></div>')
