"""Where what was just taken into the exercise is kept."""

from __future__ import annotations

from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.scenario_saving import is_kept_here


def where_saved(what: str, *, otherwise: str = "") -> str:
    """Say that it is kept for everyone at a panel, or on this machine; else what to do to keep it: download it.

    `what` is "it" or "them". What was saved is open by now.
    """
    kept = "It is kept" if what == "it" else "They are kept"
    if panel_access() is not None:
        return f"{kept} for everyone at this panel."
    if is_kept_here(opened.exercise()):
        return f"{kept} on this machine."
    return otherwise or f"Download it to keep {what}."
