"""On which days the rounds of a panel were settled, and which day's rounds minutes tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from prioritise.domain.panel import Round, RoundState


def rounds_with_days(rounds: Iterable[Round]) -> dict[int, Round]:
    """Return those that could be settled here by number; of one that came with the exercise no day is known."""
    return {past.number: past for past in rounds if past.state is not RoundState.OPEN and past.opened_at}


def day_of_minutes(on: date | None, known: Mapping[int, Round]) -> date | None:
    """Return the day given where a round could be settled on it, else the last day that had one."""
    if not known or (on and any(is_of(past, on) for past in known.values())):
        return on
    return settled_days(known[max(known)])[1]


def rounds_since_day(on: date | None, rounds: Iterable[Round]) -> tuple[int, ...]:
    """Return the numbers of the rounds from the first of the day that minutes tell; none where that is not known."""
    known = rounds_with_days(rounds)
    day = day_of_minutes(on, known)
    first = next((number for number, past in known.items() if is_of(past, day)), None)
    return tuple(number for number in known if first is not None and number >= first)


def is_of(past: Round, day: date | None) -> bool:
    """Return whether a round could be settled on a day; one that is not closed can be from its reveal on."""
    first, last = settled_days(past)
    return day is not None and first <= day and (day <= last or past.state is RoundState.REVEALED)


def settled_days(past: Round) -> tuple[date, date]:
    """Return the days of its reveal and of its close, as far as they are known."""
    first = past.revealed_at or past.opened_at or ""
    return _date(first), _date(past.closed_at or first)


def _date(moment: str) -> date:
    return date.fromisoformat(moment[: len("2026-12-01")])
