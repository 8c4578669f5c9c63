"""Drawing the page again as cells are settled."""

from __future__ import annotations

from prioritise.store.events import latest_event
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.watching import draw_again_when


def last_event(access: PanelAccess | None) -> int:
    """Return the last thing that happened at the panel, asked before the page is drawn from it; 0 for one person
    alone.
    """
    return latest_event(access.store, access.viewer) if access is not None else 0


def watch_settling(access: PanelAccess, seen: int) -> None:
    """Draw the page again as soon as there is an event after `seen`: somebody settled or said something."""
    draw_again_when(lambda: last_event(access) != seen)
