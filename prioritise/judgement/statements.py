"""One partner's or member's statement of weights: whether it is whole, and what its method makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Contradiction, Elicited, Fault
from prioritise.judgement.weights.methods import weight_method
from prioritise.words import lower_first


def elicited_from(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> Elicited:
    """Give the weights of a statement without faults, by its own method, in order of `criteria`."""
    return weight_method(rows[0].method).elicit(rows, criteria)


def contradictions_in(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Contradiction, ...]:
    """Find where the answers of a statement without faults contradict each other, the worst first."""
    return weight_method(rows[0].method).contradictions(rows, criteria)


def statement_faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    """Find everything that keeps one partner's or member's rows from being a statement about these criteria."""
    on_lines = line_faults(rows)
    if len({row.method for row in rows}) > 1:
        return (*on_lines, Fault(None, "method", "two methods", "use one method for a whole statement"))
    method = weight_method(rows[0].method)
    if method.compares_pairs:
        return on_lines or method.faults(rows, criteria)
    weighed = {row.criterion for row in rows}
    missing = tuple(
        Fault(None, "criterion", f"no weight for {criterion}", "add the row; write 0 if they mean 0")
        for criterion in criteria
        if criterion not in weighed
    )
    return (*on_lines, *(missing or method.faults(rows, criteria)))


def line_faults(rows: Sequence[WeightStatement]) -> tuple[Fault, ...]:
    """Find what is wrong with single rows of a statement, whatever else it has."""
    if all(weight_method(row.method).compares_pairs for row in rows):
        on_rows = (fault for place, row in enumerate(rows) if (fault := _comparison_fault(place, row)) is not None)
        return (*on_rows, *_repeats(rows))
    what_to_do = "empty it; only pairwise methods compare two criteria"
    return tuple(
        Fault(place, "against", f"“{row.against}” with the method {row.method}", what_to_do)
        for place, row in enumerate(rows)
        if row.against and not weight_method(row.method).compares_pairs
    )


def _comparison_fault(place: int, row: WeightStatement) -> Fault | None:
    if not row.against:
        return Fault(place, "against", "nothing", f"name the criterion that {row.criterion} is compared with")
    if row.against == row.criterion:
        return Fault(place, "against", f"{row.criterion} compared with itself", "remove the row, or name another")
    scale = weight_method(row.method).scale
    if scale is not None and not scale.least <= row.points <= scale.most:
        found = f"{row.points:g}, which is off the scale"
        return Fault(place, "points", found, f"give from {scale.least_words} to {scale.most:g}")
    return None


def _repeats(rows: Sequence[WeightStatement]) -> list[Fault]:
    """Pairs compared both ways round; the same row twice is noted where any row is."""
    compared: set[tuple[str, str]] = set()
    faults = []
    for place, row in enumerate(rows):
        if (row.against, row.criterion) in compared and row.against != row.criterion:
            words = f"{row.criterion} and {row.against} compared a second time, the other way round"
            faults.append(Fault(place, "against", words, "keep one of the two rows"))
        compared.add((row.criterion, row.against))
    return faults


NEARLY = 0.005
"""Answers are shown to two decimals; closer ones read the same."""


def mending_words(contradiction: Contradiction, names: Sequence[str]) -> str:
    """Find which answer does not fit two others, and which would fit the rest best."""
    first, second, third = (
        names[place] for place in (contradiction.first, contradiction.second, contradiction.through)
    )
    by_way = (
        compared_words(first, third, contradiction.first_to_through),
        compared_words(third, second, contradiction.through_to_second),
    )
    said, fits = (compared_words(first, second, times) for times in (contradiction.said, contradiction.fits))
    return f"You said {by_way[0]}, and {by_way[1]}. Yet you also said {said}. What fits your answers best: {fits}."


def compared_words(first: str, second: str, times: float) -> str:
    """Return one comparison as a clause, the more important first: "need is 3 times as important as cost"."""
    if abs(times - 1) < NEARLY:
        return f"{lower_first(first)} is as important as {lower_first(second)}"
    if times < 1:
        first, second, times = second, first, 1 / times
    return f"{lower_first(first)} is {times:.3g} times as important as {lower_first(second)}"
