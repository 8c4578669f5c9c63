"""Pasting rows into the grids of a step: they stay in their box until they are added."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritise.files.grids.grid import Grid
from prioritise.ui.own_list.step_saving import box, box_key, box_or, has_asked, key, show_typed, try_to
from prioritise.ui.session.own_typed import keep_box
from prioritise.ui.shared.paste_panel import is_asked, is_pasted, paste_box, rows_added

PASTE = "paste"


def paste_part(step: int) -> DeltaGenerator:
    """Return the part to paste in, folded away unless something waits in it."""
    place = box_key(step, PASTE)
    waits = bool(str(st.session_state.get(place) or box_or(step, PASTE, "")).strip())
    # Another key when something is asked, so that it opens although it was folded away by hand.
    asked = "-asked" if is_asked(place) else ""
    return st.expander("Paste from a spreadsheet", expanded=waits, key=key(f"paste-part{asked}"))


def step_paste_box(step: int, label: str, add: Callable[[], None]) -> None:
    """Draw the box to paste into, with what was in it last."""
    settings = box(step, PASTE)
    paste_box(
        label,
        box=settings["key"],
        value=box_or(step, PASTE, ""),
        changed=lambda: settings["on_change"](*settings["args"]),
        add=add,
    )


def is_pasted_in(step: int) -> bool:
    """Tell whether rows were pasted in a step and not added. For callbacks."""
    return is_pasted(box_key(step, PASTE))


def add_pasted(step: int, typed: Mapping[str, Grid]) -> None:
    """Show the grids of a step with the rows that were pasted, unless something is asked about them. For callbacks."""

    def add() -> None:
        pasted = rows_added(box_key(step, PASTE), tuple(typed.values()))
        if pasted is None:
            has_asked()
        else:
            show_typed(step, dict(zip(typed, pasted.grids, strict=True)), pasted.said)
            keep_box(step, PASTE, "")

    try_to(add)
