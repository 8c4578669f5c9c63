"""Comparisons and contradictions in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.judgement.weights.elicited import Contradiction

NEARLY = 0.005
"""Answers are shown to two decimals; closer ones read the same."""


def mending_words(contradiction: Contradiction, names: Sequence[str]) -> str:
    """Which answer does not fit the others, by way of which third criterion it shows, and what would fit."""
    first, second, third = (names[each] for each in (contradiction.first, contradiction.second, contradiction.through))
    said = compared_words(first, second, contradiction.said)
    fits = compared_words(first, second, contradiction.fits)
    return f"You said {said}. Your other answers, as on {_inner(third)}, do not fit that. They would fit if {fits}."


def compared_words(first: str, second: str, times: float) -> str:
    """One comparison as a clause, the more important first: "need is 3 times as important as cost"."""
    if abs(times - 1) < NEARLY:
        return f"{_inner(first)} is as important as {_inner(second)}"
    if times < 1:
        first, second, times = second, first, 1 / times
    return f"{_inner(first)} is {times:.3g} times as important as {_inner(second)}"


def _inner(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
