"""The agenda of a workshop: its parts in order, how long each takes, what to do and on which page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prioritise.domain.criteria import Reference


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """One part of a workshop. `page` is the room of the page that it is done on.

    `minutes` is None for the part in which the panel settles: how long that takes is a plan of each exercise.
    """

    name: str
    minutes: int | None
    what_to_do: str
    page: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """A workshop from beginning to end, and who stands for it."""

    id: str
    title: str
    parts: tuple[AgendaPart, ...]
    why_in_this_order: str
    source: Reference
    author: str
    checked_by: str
    reviewed: date
    next_review: date

    def lengths(self, settling_minutes: int) -> tuple[int, ...]:
        """Return the minutes of every part, where settling takes so many."""
        return tuple(settling_minutes if part.minutes is None else part.minutes for part in self.parts)
