"""An agenda by the clock: when each part begins and ends, what is on now and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from prioritise.analysis.panel_time import settling_minutes
from prioritise.domain.agenda import Agenda, AgendaPart
from prioritise.domain.exercise import Exercise
from prioritise.words import TextTable, counted, short_number

SHORTEST_MINUTES, LONGEST_MINUTES = 30, 240
"""Lengths a workshop can be scaled to. With less there is no minute for every part."""
DAY_MINUTES = 24 * 60
HEADINGS = ("When", "What", "Minutes", "What to do")


@dataclass(frozen=True, slots=True)
class TimedPart:
    """One part of the agenda, in whole minutes from the beginning."""

    part: AgendaPart
    begins: int
    minutes: int

    @property
    def ends(self) -> int:
        """When it ends, in minutes from the beginning."""
        return self.begins + self.minutes


@dataclass(frozen=True, slots=True)
class OnNow:
    """What is on at one moment. `place` is the part's, from 0; None before the beginning and after the end.

    `page` is the room of the page that it is done on; empty for none.
    """

    heading: str
    left: str
    next: str
    what_to_do: str
    place: int | None
    page: str = ""
    is_over: bool = False


def usual_minutes(agenda: Agenda, exercise: Exercise) -> int:
    """Return how long an agenda takes with the exercise's own plan for settling, within what it can be scaled to."""
    return min(max(sum(_lengths(agenda, exercise)), SHORTEST_MINUTES), LONGEST_MINUTES)


def timetable(agenda: Agenda, minutes: int, exercise: Exercise) -> tuple[TimedPart, ...]:
    """Scale an agenda to a length in whole minutes that add up to it exactly; every part keeps at least one.

    Settling has the minutes the exercise plans for it, and says for how many questions there is time. They do not
    follow what is settled, so that the clock on the wall stays. Raises ValueError for a length outside the bounds.
    """
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise ValueError(f"A workshop takes {SHORTEST_MINUTES} to {LONGEST_MINUTES} minutes, not {minutes}")
    timed, begins = [], 0
    for part, scaled in zip(agenda.parts, _scaled(_lengths(agenda, exercise), minutes), strict=True):
        timed.append(TimedPart(_with_questions(part, scaled, exercise), begins, scaled))
        begins += scaled
    return tuple(timed)


def _lengths(agenda: Agenda, exercise: Exercise) -> tuple[int, ...]:
    return agenda.lengths(max(settling_minutes(exercise), 1))


def _with_questions(part: AgendaPart, minutes: int, exercise: Exercise) -> AgendaPart:
    if part.minutes is not None:
        return part
    each = exercise.settings.panel.minutes_a_cell
    fitting = counted(max(int(minutes / each), 1), "question")
    took = f"{short_number(each)} minute{'' if each == 1 else 's'}"
    return replace(part, what_to_do=f"{part.what_to_do} At about {took} each there is time for {fitting}.")


def on_now(timed: Sequence[TimedPart], starts: time, now: datetime) -> OnNow:
    """Find what is on at a moment of the day on which the workshop starts at this time."""
    elapsed = _minutes_since(starts, now)
    if elapsed < 0:
        first = timed[0]
        left = f"{counted(-elapsed, 'minute')} until it begins at {starts:%H:%M}"
        return OnNow("Not begun yet", left, f"First: {first.part.name}", first.part.what_to_do, None)
    for place, timed_part in enumerate(timed):
        if elapsed < timed_part.ends:
            remaining = timed_part.ends - elapsed
            after = timed[place + 1] if place + 1 < len(timed) else None
            return OnNow(
                heading=f"Now: {timed_part.part.name}",
                left=f"{counted(remaining, 'minute')} left, until {clock(starts, timed_part.ends)}",
                next=f"Next: {after.part.name}" if after else "This is the last part",
                what_to_do=timed_part.part.what_to_do,
                place=place,
                page=timed_part.part.page,
            )
    ended_at = clock(starts, timed[-1].ends)
    return OnNow(
        "The time is over",
        f"It was to end at {ended_at}",
        "Close the round, and download the minutes",
        "",
        None,
        is_over=True,
    )


def begun_at(starts: time, local: datetime, clock_now: datetime) -> datetime:
    """Return when a workshop began, or begins, by the server's clock; `local` is the same moment in the room."""
    return clock_now - timedelta(minutes=_minutes_since(starts, local))


def agenda_table(timed: Sequence[TimedPart], starts: time) -> TextTable:
    """Write the agenda with clock times and what to do."""
    return TextTable(
        HEADINGS,
        tuple((_span(starts, part), part.part.name, str(part.minutes), part.part.what_to_do) for part in timed),
    )


def clock(starts: time, minutes: int) -> str:
    """Tell the time so many minutes after the beginning, such as 14:35; past midnight it begins again."""
    return f"{datetime(1, 1, 1, starts.hour, starts.minute, tzinfo=UTC) + timedelta(minutes=minutes):%H:%M}"


def _span(starts: time, timed_part: TimedPart) -> str:
    return f"{clock(starts, timed_part.begins)} to {clock(starts, timed_part.ends)}"


def _minutes_since(starts: time, now: datetime) -> int:
    """The whole minutes since the beginning, below 0 before it: the nearest beginning, today or a day away."""
    since = now.hour * 60 + now.minute - (starts.hour * 60 + starts.minute)
    return (since + DAY_MINUTES // 2) % DAY_MINUTES - DAY_MINUTES // 2


def _scaled(minutes: Sequence[int], total: int) -> list[int]:
    """Share out a total in proportion, at least one to each; what is over goes where the share is furthest off."""
    exact = [total * minute / sum(minutes) for minute in minutes]
    shared = [max(1, int(share)) for share in exact]
    while missing := total - sum(shared):
        step = 1 if missing > 0 else -1
        free = [place for place, share in enumerate(shared) if share + step >= 1]
        shared[max(free, key=lambda place: step * (exact[place] - shared[place]))] += step
    return shared
