"""What stands at the head of every page: whose exercise it is, what is being tried, where the panel is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain, count

from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Round, RoundState
from prioritise.words import first_capital

LONGEST_CHIP = 60
STANDS = {
    RoundState.OPEN: "being scored",
    RoundState.REVEALED: "being settled",
    RoundState.CLOSED: "closed",
}


def exercise_in_short(exercise: Exercise) -> str:
    """Name the place and the years: "Rochdale, 2026/27 to 2028/29"."""
    first, last = exercise.years[0], exercise.years[-1]
    years = first if first == last else f"{first} to {last}"
    return f"{exercise.area.name}, {years}"


def scenario_chip(moved: Sequence[str]) -> str:
    """Say what is being tried, short enough for a chip; empty where nothing is moved."""
    if not moved:
        return ""
    first = first_capital(moved[0])
    more = f" and {len(moved) - 1} more" if len(moved) > 1 else ""
    room = LONGEST_CHIP - len(more)
    return f"{first if len(first) <= room else first[: room - 1].rstrip() + '…'}{more}"


def suggested_name(moved: Sequence[str], taken: Collection[str]) -> str:
    """Suggest a name for what is being tried, which none of those taken is: a number follows where one is."""
    name, known = scenario_chip(moved), {other.casefold() for other in taken}
    numbered = (f"{name} ({number})" for number in count(2))
    return next(each for each in chain((name,), numbered) if each.casefold() not in known)


def panel_in_short(last: Round | None) -> str:
    """Say where the panel stands: before its first round, or what its last round is at."""
    return "Panel: no round yet" if last is None else f"Panel: round {last.number} {STANDS[last.state]}"
