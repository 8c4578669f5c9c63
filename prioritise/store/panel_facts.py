"""What the store has of a panel, as far as its reader may see it, for the record, the log and the papers."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access
from prioritise.store.access import Viewer
from prioritise.store.accountability import other_scores
from prioritise.store.database import Store
from prioritise.store.earlier_files import known_rounds
from prioritise.store.events import events
from prioritise.store.members import members
from prioritise.store.progress import sendings
from prioritise.store.record_facts import RecordFacts
from prioritise.store.settling import settled


def panel_facts(store: Store, viewer: Viewer, exercise: Exercise, *, runs: bool) -> RecordFacts:
    """Read the facts of a panel for one who `runs` it, or not.

    The chain of events is for the facilitator alone; the store asks again who reads it.
    """
    known = known_rounds(store, viewer)
    return RecordFacts(
        exercise,
        at_panel=True,
        may_sign=runs,
        may_challenge=viewer.access is not Access.OBSERVER,
        happened=events(store, viewer) if runs else (),
        people=members(store, viewer),
        settled=settled(store, viewer),
        rounds=known.rounds,
        called_off=known.called_off,
        at_close=known.at_close,
        sent=sendings(store, viewer),
        other_scores=other_scores(store, viewer) if runs else (),
    )
