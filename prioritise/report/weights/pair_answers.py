"""What can be answered when two criteria are compared: short in a list, in full beside it."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping

from prioritise.analysis.weights import compared_words
from prioritise.domain.exercise import Exercise
from prioritise.words import first_capital

MOST_TIMES = 9
TIMES_WORDS = {
    9: "extremely more",
    7: "very much more",
    5: "much more",
    3: "somewhat more",
    2: "slightly more",
}
"""How much more important: Saaty's words, made plain; 4, 6 and 8 lie in between."""
EQUAL = "Equally important"
LONGEST_NAME = 24
"""Letters of a criterion's name in an answer: what leaves room for the rest of it on a phone."""


def pair_answers(exercise: Exercise, pair: tuple[str, str]) -> dict[float, str]:
    """Return what can be answered about a pair, short enough for a phone, by times: equal first, then ever further
    apart.

    Each strength is offered for the first and for the second together, so that neither is further down the list.
    """
    first, second = _short_names(*(exercise.criterion_by_id[criterion_id].name for criterion_id in pair))
    answers = {1.0: EQUAL}
    for times in range(2, MOST_TIMES + 1):
        answers |= {float(times): _short_answer(first, times), 1 / times: _short_answer(second, times)}
    return answers


def pair_in_words(exercise: Exercise, pair: tuple[str, str], times: float) -> str:
    """Return an answer about a pair in full: "Need met is 3 times as important as cost: somewhat more important"."""
    first, second = (exercise.criterion_by_id[criterion_id].name for criterion_id in pair)
    strength = TIMES_WORDS.get(round(max(times, 1 / times)), "")
    return first_capital(compared_words(first, second, times)) + (f": {strength} important." if strength else ".")


def anchor_answers(largest: float) -> dict[float, str]:
    """Return what can be answered about the more important of two: equal, or up to `largest` times."""
    words = {1.0: EQUAL} | {float(times): _with_words(f"{times} times", times) for times in range(2, MOST_TIMES + 1)}
    return {times: text for times, text in words.items() if times <= largest}


def nearest_answer(answers: Mapping[float, str], times: float | None) -> float | None:
    """Return the answer on offer nearest in proportion to one that was given; None when none was."""
    if times is None:
        return None
    return min(answers, key=lambda answer: abs(math.log(answer / times)))


def _short_names(first: str, second: str) -> tuple[str, str]:
    """Two names by their first words; whole where those would not tell them apart."""
    short = _first_words(first), _first_words(second)
    return short if short[0] != short[1] else (first, second)


def _first_words(name: str) -> str:
    cut = textwrap.shorten(name, LONGEST_NAME, placeholder="…")
    return name if cut == "…" else cut


def _short_answer(name: str, times: int) -> str:
    words = TIMES_WORDS.get(times, "")
    return f"{name}: {words} ({times})" if words else f"{name}: {times} times"


def _with_words(start: str, times: int) -> str:
    return f"{start}, {TIMES_WORDS[times]} important" if times in TIMES_WORDS else start
