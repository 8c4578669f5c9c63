"""What a facilitator says of a panel's meeting: its day, who was there and who was not, and other business."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Attendance(StrEnum):
    """What is noted of one person. Nobody is absent for want of a note."""

    HERE = "here"
    LATE = "late"
    LEFT = "left"
    LATE_AND_LEFT = "late and left"
    APOLOGIES = "apologies"


@dataclass(frozen=True, slots=True)
class Attended:
    """One person of the panel by id, what is noted of them, and when they came or left as it was typed.

    `left` is when somebody left who had come late. `called` is their role and partner as they were when it was noted:
    they may be taken off the panel later.
    """

    member: str
    how: Attendance
    when: str = ""
    left: str = ""
    called: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was typed of them."""
        return self.when, self.left, self.called


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
        return (self.other_business, self.others, *(text for each in self.attended for text in each.texts))


def taken_off(meeting: Meeting, people: Collection[str]) -> tuple[Attended, ...]:
    """List those of whom something is noted who are not among these people any more."""
    return tuple(each for each in meeting.attended if each.member not in people)


def with_texts(meeting: Meeting, change: Callable[[str], str]) -> Meeting:
    """Return a meeting with everything that was typed changed."""
    attended = tuple(
        replace(each, when=change(each.when), left=change(each.left), called=change(each.called))
        for each in meeting.attended
    )
    return replace(
        meeting, attended=attended, other_business=change(meeting.other_business), others=change(meeting.others)
    )
