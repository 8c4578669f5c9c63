"""Grids of a list of one's own, kept as they are typed: also what was typed last before another page was pressed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prioritise.ui.session.own_typed import DRAWN, keep_typed_grids, typed_draft
from prioritise.ui.shared.grid_panel import is_typed_in, typed_grid
from prioritise.ui.shared.saving import attempt

TYPING = "own-typing"


def note_drawn(step: int, keys: Mapping[str, str]) -> None:
    """Note the grids of a step that are on the page, by name with the keys they are drawn under."""
    drawn: dict[int, Mapping[str, str]] = st.session_state.setdefault(DRAWN, {})
    drawn[step] = dict(keys)


def keep_drawn() -> None:
    """Keep what was typed in the grids that were on the page until now. Every page begins with it."""
    for step, keys in st.session_state.pop(DRAWN, {}).items():
        keep_grids(step, keys)


def keep_grids(step: int, keys: Mapping[str, str]) -> None:
    """Keep the grids that are drawn under these keys, where something is typed in them."""
    # A press on another page brings nothing of what was typed: a grid is then as it was drawn, and its draft is newer.
    if not all(key in st.session_state for key in keys.values()):
        return
    typed = {name: grid.with_rows(grid.rows) for name, key in keys.items() if (grid := typed_grid(key)) is not None}
    waiting = typed_draft().of(step)
    if typed != waiting and (waiting or any(map(is_typed_in, keys.values()))):
        attempt(TYPING, lambda: keep_typed_grids(step, typed))
