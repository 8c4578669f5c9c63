"""What a facilitator writes of a meeting for its minutes: kept on this machine, so that a reload loses nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from prioritise.domain.errors import StoreUnavailable
from prioritise.store.access import FACILITATOR, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.kept_file import place_of, write_whole


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """The day of a meeting, the ids of who was there, and other business, as far as they are written down."""

    on: date | None = None
    present: tuple[str, ...] = ()
    other_business: str = ""


def keep_meeting(store: Store, viewer: Viewer, draft: MeetingDraft) -> None:
    """Keep what is written of a panel's meeting, in place of what was. For the facilitator.

    Raises StoreUnavailable where it cannot be written.
    """
    with reading(store, viewer, *FACILITATOR):
        put_meeting(viewer.exercise, draft)


def kept_meeting(store: Store, viewer: Viewer) -> MeetingDraft:
    """Return what is kept of a panel's meeting; nothing written where there is none. For the facilitator."""
    with reading(store, viewer, *FACILITATOR):
        return meeting_of(viewer.exercise)


def put_meeting(exercise: str, draft: MeetingDraft) -> None:
    """Write what is kept of an exercise's meeting. Raises StoreUnavailable where it cannot be written."""
    content = asdict(draft) | {"on": draft.on.isoformat() if draft.on else None}
    try:
        write_whole(_name(exercise), json.dumps(content, ensure_ascii=False).encode())
    except OSError as error:
        raise StoreUnavailable(f"What you wrote could not be kept on this machine: {error.strerror}.") from None


def meeting_of(exercise: str) -> MeetingDraft:
    """Read what is kept of an exercise's meeting, whoever asks; nothing written where there is none."""
    try:
        content = json.loads(place_of(_name(exercise)).read_bytes())
        on = date.fromisoformat(content["on"]) if content["on"] else None
        return MeetingDraft(on, tuple(map(str, content["present"])), str(content["other_business"]))
    except (OSError, ValueError, KeyError, TypeError):
        return MeetingDraft()


def _name(exercise: str) -> str:
    # An id may hold what no name of a file may.
    return f"meeting-{hashlib.sha256(exercise.encode()).hexdigest()[:16]}.json"
