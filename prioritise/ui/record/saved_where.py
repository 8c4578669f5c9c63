"""Where what was just written into the record is kept."""

from __future__ import annotations

from prioritise.ui.shared.saved_words import where_saved


def saved_where() -> str:
    """Say where it is kept; where it is not, where to download the exercise with it. Once it is saved."""
    return where_saved("it", otherwise="Download the exercise below, under “Publish, or take it away”, to keep it.")
