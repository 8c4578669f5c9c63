"""What the record and the minutes rest on: the open exercise, and what this person may see of its panel."""

from __future__ import annotations

from prioritise.store.earlier_files import known_rounds
from prioritise.store.panel_facts import panel_facts
from prioritise.store.record_facts import RecordFacts
from prioritise.store.settling import settled
from prioritise.ui.session import opened
from prioritise.ui.session.panel_access import panel_access


def record_facts() -> RecordFacts:
    """Read the facts of the open exercise, and of its panel if it has one."""
    exercise, access = opened.exercise(), panel_access()
    if access is None:
        return RecordFacts(exercise)
    return panel_facts(access.store, access.viewer, exercise, runs=access.runs_the_panel)


def paper_facts() -> RecordFacts:
    """Read only what papers about any list tell of the panel: what was settled, and its rounds."""
    exercise, access = opened.exercise(), panel_access()
    if access is None:
        return RecordFacts(exercise)
    known = known_rounds(access.store, access.viewer)
    agreed = settled(access.store, access.viewer)
    return RecordFacts(exercise, settled=agreed, rounds=known.rounds, called_off=known.called_off)
