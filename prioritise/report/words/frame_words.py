"""What stands at the head of every page: whose exercise it is, what is being tried, where the panel is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain, count
from textwrap import shorten

from prioritise.analysis.what_if import Moved
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Round, RoundState
from prioritise.words import bold, first_capital, joined

LONGEST_CHIP, LONGEST_NAME = 60, 75
"""Letters of a chip, and of a name that is suggested, with room for the number that tells it from another."""
LEAST_OF_NAME = 12
"""Letters that are left at least of what is moved, so that it can be known."""
STANDS = {
    RoundState.OPEN: "being scored",
    RoundState.REVEALED: "being settled",
    RoundState.CLOSED: "closed",
    RoundState.CALLED_OFF: "called off",
}


def exercise_in_short(exercise: Exercise) -> str:
    """Name the place and the years: "Rochdale, 2026/27 to 2028/29"."""
    first, last = exercise.years[0], exercise.years[-1]
    years = first if first == last else f"{first} to {last}"
    return f"{exercise.area.name}, {years}"


def scenario_chip(moved: Sequence[Moved]) -> str:
    """Say what is being tried, short enough for a chip; empty where nothing is moved."""
    return _in_short(moved, LONGEST_CHIP) if moved else ""


def saved_sentence(scenario: str, where: str) -> str:
    """Say that what is tried is this scenario, and where it is."""
    return f"This is the scenario {bold(scenario)}. It is {where}."


def suggested_name(moved: Sequence[Moved], taken: Collection[str]) -> str:
    """Suggest a name for what is being tried, which none of those taken is: a number follows where one is.

    It names all that is moved where there is room for that.
    """
    whole, known = first_capital(joined(change.words for change in moved)), {other.casefold() for other in taken}
    name = whole if len(whole) <= LONGEST_NAME else _in_short(moved, LONGEST_NAME)
    numbered = (f"{name} ({number})" for number in count(2))
    return next(named for named in chain((name,), numbered) if named.casefold() not in known)


def _in_short(moved: Sequence[Moved], most: int) -> str:
    more = f" and {len(moved) - 1} more" if len(moved) > 1 else ""
    return f"{_shortened(moved[0], most - len(more))}{more}"


def _shortened(one: Moved, room: int) -> str:
    """Cut the name of what is moved and not what it is moved to, which tells one trial from the next."""
    left = room - len(one.to)
    if left < LEAST_OF_NAME:
        return _cut(first_capital(one.words), room)
    return f"{_cut(first_capital(one.name), left)}{one.to}"


def _cut(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    whole_words = shorten(text, room - 1, placeholder="")
    kept = whole_words if len(whole_words) >= LEAST_OF_NAME else text[: room - 1]
    return f"{kept.rstrip(' ,;:')}…"


def panel_in_short(last: Round | None) -> str:
    """Say where the panel stands: before its first round, or what its last round is at."""
    return "Panel: no round yet" if last is None else f"Panel: round {last.number} {STANDS[last.state]}"
