"""What is noted of somebody at a meeting, in words, for the page and the minutes."""

from __future__ import annotations

from prioritise.domain.meeting import Attendance

IN_PART = (Attendance.LATE, Attendance.LEFT)
"""Those who were there for a part of it, of whom it can be said when."""
ATTENDANCE_WORDS = {
    Attendance.HERE: "was here",
    Attendance.LATE: "came late",
    Attendance.LEFT: "left early",
    Attendance.APOLOGIES: "sent apologies",
}


def attendance_words(how: Attendance) -> str:
    """Say what is noted of somebody."""
    return ATTENDANCE_WORDS[how]
