"""What the store has of a panel, read once a run."""

from __future__ import annotations

from prioritise.report.panel.view import PanelRecord
from prioritise.store.events import events
from prioritise.store.invitations import invitations
from prioritise.store.members import members, names
from prioritise.store.progress import progress
from prioritise.store.rounds import panel_rounds
from prioritise.ui.session.panel_access import PanelAccess


def panel_record(access: PanelAccess) -> PanelRecord:
    """Read all that the store has of a panel. Raises NotAllowed for anyone but its facilitator."""
    store, viewer = access.store, access.viewer
    happened = events(store, viewer)  # only the facilitator gets past this line
    people, known = members(store, viewer), panel_rounds(store, viewer)
    return PanelRecord(
        happened=happened,
        people=people,
        rounds=known.counted,
        called_off=known.called_off,
        progress=progress(store, viewer, round_number=known.counted[-1].number) if known.counted else (),
        names=names(store, viewer),
        links=invitations(store, viewer),
        now=store.now,
    )
