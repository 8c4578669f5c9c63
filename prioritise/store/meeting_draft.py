"""What a facilitator writes of a meeting for its minutes: kept on this machine, so that a reload loses nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from prioritise.domain.errors import StoreUnavailable
from prioritise.domain.meeting import Attendance, Attended, Meeting
from prioritise.store.access import FACILITATOR, Viewer, reading
from prioritise.store.database import Store
from prioritise.store.local_files import place_of, write_whole


def keep_meeting(store: Store, viewer: Viewer, draft: Meeting) -> None:
    """Keep what is written of a panel's meeting, in place of what was. For the facilitator.

    Raises StoreUnavailable where it cannot be written.
    """
    with reading(store, viewer, *FACILITATOR):
        put_meeting(viewer.exercise, draft)


def saved_meeting(store: Store, viewer: Viewer) -> Meeting:
    """Return what is kept of a panel's meeting; nothing written where there is none. For the facilitator."""
    with reading(store, viewer, *FACILITATOR):
        return meeting_of(viewer.exercise)


def put_meeting(exercise: str, draft: Meeting) -> None:
    """Write what is kept of an exercise's meeting. Raises StoreUnavailable where it cannot be written."""
    content = asdict(draft) | {"on": draft.on.isoformat() if draft.on else None}
    try:
        write_whole(_name(exercise), json.dumps(content, ensure_ascii=False).encode())
    except OSError as error:
        raise StoreUnavailable(f"What you wrote could not be kept on this machine: {error.strerror}.") from None


def meeting_of(exercise: str) -> Meeting:
    """Read what is kept of an exercise's meeting, whoever asks; nothing written where there is none."""
    try:
        content = json.loads(place_of(_name(exercise)).read_bytes())
        on = date.fromisoformat(content["on"]) if content["on"] else None
        return Meeting(on, _attended(content), str(content["other_business"]), str(content.get("others", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Meeting()


def _attended(content: Any) -> tuple[Attended, ...]:
    # Once only who was there was kept.
    here = [Attended(str(member), Attendance.HERE) for member in content.get("present", ())]
    noted = [
        Attended(
            str(each["member"]),
            Attendance(each["how"]),
            *(str(each.get(text, "")) for text in ("when", "left", "called")),
        )
        for each in content.get("attended", ())
    ]
    return (*here, *noted)


def _name(exercise: str) -> str:
    # An id may hold what no name of a file may.
    return f"meeting-{hashlib.sha256(exercise.encode()).hexdigest()[:16]}.json"
