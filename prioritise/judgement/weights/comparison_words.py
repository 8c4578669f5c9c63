"""Comparisons and contradictions in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.judgement.weights.elicited import Contradiction

NEARLY = 0.005
"""Answers are shown to two decimals; closer ones read the same."""


def mending_words(contradiction: Contradiction, names: Sequence[str]) -> str:
    """Which answer does not fit two others, and which would fit the rest best."""
    found = contradiction
    first, second, third = (names[each] for each in (found.first, found.second, found.through))
    by_way = (
        compared_words(first, third, found.first_to_through),
        compared_words(third, second, found.through_to_second),
    )
    said, fits = (compared_words(first, second, times) for times in (found.said, found.fits))
    return f"You said {by_way[0]}, and {by_way[1]}. Yet you also said {said}. What fits your answers best: {fits}."


def compared_words(first: str, second: str, times: float) -> str:
    """One comparison as a clause, the more important first: "need is 3 times as important as cost"."""
    if abs(times - 1) < NEARLY:
        return f"{_inner(first)} is as important as {_inner(second)}"
    if times < 1:
        first, second, times = second, first, 1 / times
    return f"{_inner(first)} is {times:.3g} times as important as {_inner(second)}"


def _inner(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
