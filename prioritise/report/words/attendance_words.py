"""What is noted of somebody at a meeting, in words, for the page and the minutes."""

from __future__ import annotations

from prioritise.domain.meeting import Attendance, Attended
from prioritise.words import joined

CAME = (Attendance.LATE, Attendance.LATE_AND_LEFT)
LEFT = (Attendance.LEFT, Attendance.LATE_AND_LEFT)
"""Those of whom it can be said when they came, and when they left."""
ATTENDANCE_WORDS = {
    Attendance.HERE: "was here",
    Attendance.LATE: "came late",
    Attendance.LEFT: "left early",
    Attendance.LATE_AND_LEFT: "came late, left early",
    Attendance.APOLOGIES: "sent apologies",
}
TAKEN_OFF = "taken off the panel since"
SOMEBODY = "Somebody on the panel then"


def attendance_words(how: Attendance) -> str:
    """Say what is noted of somebody."""
    return ATTENDANCE_WORDS[how]


def in_part_words(noted: Attended) -> str:
    """Say of somebody who was there for a part when they came and left: "came late (from 14:20)"; else nothing."""
    left = noted.left if noted.how is Attendance.LATE_AND_LEFT else noted.when
    came = [_at(Attendance.LATE, noted.when)] if noted.how in CAME else []
    return joined([*came, *([_at(Attendance.LEFT, left)] if noted.how in LEFT else [])])


def called_then(noted: Attended) -> str:
    """Name somebody who is not on the panel any more by the role and partner that were noted."""
    return noted.called or SOMEBODY


def _at(how: Attendance, when: str) -> str:
    return f"{ATTENDANCE_WORDS[how]}{f' ({when.strip()})' if when.strip() else ''}"
