"""What a facilitator says of a panel's meeting: its day, who was there and who was not, and other business."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Attendance(StrEnum):
    """What is noted of one person. Nobody is absent for want of a note."""

    HERE = "here"
    LATE = "late"
    LEFT = "left"
    APOLOGIES = "apologies"


@dataclass(frozen=True, slots=True)
class Attended:
    """One person of the panel by id, what is noted of them, and when they came or left as it was typed."""

    member: str
    how: Attendance
    when: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as far as it is written down. `others` were there and are not on the panel, in the words typed."""

    on: date | None = None
    attended: tuple[Attended, ...] = ()
    other_business: str = ""
    others: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was typed."""
        return (self.other_business, self.others, *(each.when for each in self.attended))


def with_texts(meeting: Meeting, change: Callable[[str], str]) -> Meeting:
    """Return a meeting with everything that was typed changed."""
    attended = tuple(replace(each, when=change(each.when)) for each in meeting.attended)
    return replace(
        meeting, attended=attended, other_business=change(meeting.other_business), others=change(meeting.others)
    )
