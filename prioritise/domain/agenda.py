"""The agenda of a workshop: its parts in order, how long each takes, what to do and on which page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prioritise.domain.criteria import Reference


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """One part of a workshop. `page` is the room of the page that it is done on."""

    name: str
    minutes: int
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

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(part.minutes for part in self.parts)
