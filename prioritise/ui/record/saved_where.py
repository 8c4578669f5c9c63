"""Where what was just written into the record is kept."""

from __future__ import annotations

from prioritise.ui.session.panel_access import panel_access


def saved_where() -> str:
    """Say that it is kept for everyone at a panel; alone, where to download the exercise with it."""
    if panel_access() is not None:
        return "It is kept for everyone at this panel."
    return "Download the exercise below, under “Publish, or take it away”, to keep it."
