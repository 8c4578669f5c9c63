"""What is wrong with a statement of weights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found and what to do; on the line at `place` (from 0), or about the statement as a whole when None."""

    place: int | None
    column: str
    found: str
    what_to_do: str
