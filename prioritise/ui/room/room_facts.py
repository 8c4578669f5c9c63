"""What the page rests on, read once a run, and a sign of when to read it again."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis, analysis_if_complete
from prioritise.domain.panel import Progress
from prioritise.report.room.view import RoomFacts
from prioritise.store.events import latest_event
from prioritise.store.progress import progress
from prioritise.store.record_facts import RecordFacts
from prioritise.store.rounds import rounds
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.record_facts import record_facts


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page was drawn from: the last event, and how far everyone was in the last round."""

    event: int
    progress: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """The panel's record, what the room sees of it, and what follows; `analysis` is None while there is no list."""

    record: RecordFacts
    room: RoomFacts
    analysis: Analysis | None


def seen_now(access: PanelAccess) -> Seen:
    """Ask where the panel stands. Counts only. Raises NotAllowed for anyone but its facilitator."""
    event = latest_event(access.store, access.viewer)
    opened = rounds(access.store, access.viewer)
    number = opened[-1].number if opened else 0
    return Seen(event, progress(access.store, access.viewer, round_number=number))


def read(seen: Seen) -> Read:
    """Read all that the page is drawn from, beside what was just seen."""
    record = record_facts()
    room = RoomFacts(record.exercise, record.people, record.rounds, seen.progress)
    return Read(record, room, analysis_if_complete(record.exercise))
