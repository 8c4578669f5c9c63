"""The account of what was emptied and what was kept when an exercise is made ready for another area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Emptied:
    """One thing of the first area's that does not carry over: what it was, and what to fill in instead."""

    what: str
    was: str
    next_step: str

    @property
    def sentence(self) -> str:
        """Say it on one line."""
        return f"{self.what}: {self.was}. {self.next_step}"


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is still as the first area had it, so that the exercise runs, and why to look at it."""

    what: str
    look_at: str

    @property
    def sentence(self) -> str:
        """Say it on one line."""
        return f"{self.what}: {self.look_at}"


def next_steps_text(
    title: str, first_area: str, emptied: Sequence[Emptied], kept: Sequence[Kept], brought: Sequence[str] = ()
) -> str:
    """Write the page that goes into the new folder: what to fill in, and what to check."""
    lines = [
        title,
        "",
        f"This exercise was made from one for {first_area}. It runs as it is. What follows is left to do.",
        "",
        *(("Figures brought in:", *(f"- {line}" for line in brought), "") if brought else ()),
        f"Emptied, because it was {first_area}'s. Fill in your own:",
        *(f"- {part.sentence}" for part in emptied),
        "",
        f"Kept as {first_area} had it, and called illustrative until you have checked it:",
        *(f"- {part.sentence}" for part in kept),
        "",
    ]
    return "\n".join(lines)
