"""Where what was just taken into the exercise is kept."""

from __future__ import annotations

from prioritise.ui.session.panel_access import panel_access


def where_saved(what: str) -> str:
    """Say that it is kept for everyone at a panel; alone, that it has to be downloaded. `what` is "it" or "them"."""
    if panel_access() is None:
        return f"Download it to keep {what}."
    return f"{'It is' if what == 'it' else 'They are'} kept for everyone at this panel."
