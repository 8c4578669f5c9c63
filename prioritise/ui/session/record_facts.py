"""What the record and the minutes rest on: the open exercise, and what this person may see of its panel."""

from __future__ import annotations

from prioritise.domain.panel import Access
from prioritise.report.record.facts import RecordFacts
from prioritise.store.accountability import other_scores
from prioritise.store.earlier_files import known_rounds
from prioritise.store.events import events
from prioritise.store.members import members
from prioritise.store.progress import sendings
from prioritise.store.settling import settled
from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import panel_access


def record_facts() -> RecordFacts:
    """Read the facts. The chain of events is for the facilitator alone; the store asks again who reads it."""
    exercise, access = opened.exercise(), panel_access()
    if access is None:
        return RecordFacts(exercise)
    store, viewer = access.store, access.viewer
    known = known_rounds(store, viewer)
    return RecordFacts(
        exercise,
        at_panel=True,
        may_sign=access.runs_the_panel,
        may_challenge=viewer.access is not Access.OBSERVER,
        happened=events(store, viewer) if access.runs_the_panel else (),
        people=members(store, viewer),
        settled=settled(store, viewer),
        rounds=known.rounds,
        called_off=known.called_off,
        at_close=known.at_close,
        sent=sendings(store, viewer),
        other_scores=other_scores(store, viewer) if access.runs_the_panel else (),
    )


def paper_facts() -> RecordFacts:
    """Read only what papers about any list tell of the panel: what was settled, and its rounds."""
    exercise, access = opened.exercise(), panel_access()
    if access is None:
        return RecordFacts(exercise)
    known = known_rounds(access.store, access.viewer)
    agreed = settled(access.store, access.viewer)
    return RecordFacts(exercise, settled=agreed, rounds=known.rounds, called_off=known.called_off)
