"""What the clock on the wall says once it is held against what has happened: it never tells to do what is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from prioritise.domain.panel import Round, RoundState
from prioritise.report.room.timetable import OnNow, TimedPart
from prioritise.words import counted

NOT_OPEN = "No round is open yet. Open one on the Panel page."
DONE = "Download the minutes."


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a panel is: its last round, None before the first, and how many questions are left to settle."""

    last: Round | None
    left: int

    def since(self, began: datetime) -> Standing:
        """Return how far it is for a meeting that began then: a round that was closed before is none of its own."""
        if self.last is None or self.last.state is not RoundState.CLOSED:
            return self
        closed_at = self.last.closed_at
        is_of_it = closed_at is not None and datetime.fromisoformat(closed_at) >= began
        return self if is_of_it else replace(self, last=None)


def on_the_wall(now: OnNow, timed: Sequence[TimedPart], standing: Standing) -> OnNow:
    """Tell the same moment by what has happened: what is done is not asked for, and what is missing comes first."""
    if now.is_over:
        return replace(now, next=_at_the_end(standing))
    if now.place is None:
        return now
    settling = next(place for place, each in enumerate(timed) if each.part.minutes is None)
    match standing.last.state if standing.last else None:
        case RoundState.CLOSED if now.place <= settling or now.place == len(timed) - 1:
            return replace(_instead(now, timed, f"{_closed(standing)} {DONE}", ""), next="")
        case RoundState.REVEALED:
            return _revealed(now, timed, standing, settling)
        case RoundState.OPEN if now.place >= settling:
            behind = f"{_round(standing)} is not revealed yet, so you are behind."
            return _instead(now, timed, f"{behind} {timed[max(settling - 1, 0)].part.what_to_do}", "panel")
        case None if now.place >= settling - 1:
            return _instead(now, timed, NOT_OPEN, "panel")
    return now


def _revealed(now: OnNow, timed: Sequence[TimedPart], standing: Standing, settling: int) -> OnNow:
    """Settling is on from the reveal, for as long as anything is left to settle."""
    is_ahead = now.place == settling - 1
    if not is_ahead and (standing.left or now.place != settling):
        return now
    ahead = f"{_round(standing)} is revealed already, so you are ahead." if is_ahead else ""
    nothing = "" if standing.left else "No question is left to settle."
    then = timed[min(settling if standing.left else settling + 1, len(timed) - 1)].part
    # What is to be settled stands on the wall itself.
    how = then.what_to_do if nothing else ""
    said = (ahead, nothing, f"Go on with “{then.name}”.", how)
    return replace(_instead(now, timed, " ".join(filter(None, said)), then.page), next="")


def _instead(now: OnNow, timed: Sequence[TimedPart], what_to_do: str, page: str) -> OnNow:
    """What the agenda has is then its plan, and no longer what is done."""
    planned = "" if now.place is None else f"By the agenda: {timed[now.place].part.name}"
    return replace(now, heading=planned or now.heading, what_to_do=what_to_do, page=page)


def _at_the_end(standing: Standing) -> str:
    if standing.last is None:
        return DONE
    match standing.last.state:
        case RoundState.CLOSED:
            return f"{_closed(standing)} {DONE}"
        case RoundState.OPEN:
            return f"{_round(standing)} is still open: reveal it, or let members go on scoring until you meet again"
        case _:
            return "Close the round, and download the minutes"


def _closed(standing: Standing) -> str:
    left = counted(standing.left, "question was", "questions were")
    return f"{_round(standing)} is closed. {f'{left} not settled.' if standing.left else 'All is settled.'}"


def _round(standing: Standing) -> str:
    return f"Round {standing.last.number}" if standing.last else ""
