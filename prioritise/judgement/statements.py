"""One partner's or member's statement of weights: whether it is whole, and what its method makes of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from prioritise.domain.partners import WeightMethod, WeightStatement
from prioritise.judgement.comparisons import anchors_of, comparison_faults, matrix_of, pairing_faults
from prioritise.judgement.faults import Fault
from prioritise.judgement.weights import (
    Contradiction,
    Elicited,
    ahp,
    ahp_contradictions,
    best_worst,
    best_worst_contradictions,
    points,
    ranked,
    swing,
)

POINTS_IN_ALL = 100.0
ROUNDING_ALLOWED = 0.5
"""Shares typed as whole or one-decimal percentages may miss 100 by this much."""
ONE_FIGURE_EACH: Mapping[WeightMethod, Callable[[Sequence[float]], Elicited]] = {
    WeightMethod.POINTS: points,
    WeightMethod.SWING: swing,
    WeightMethod.RANK: ranked,
}


def elicited_from(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> Elicited:
    """The weights of a statement without faults, by its own method, in order of `criteria`."""
    method = rows[0].method
    if method is WeightMethod.AHP:
        return ahp(matrix_of(rows, criteria))
    if method is WeightMethod.BEST_WORST:
        said = anchors_of(rows, criteria)
        return best_worst(said.best_to_others, said.others_to_worst, best=said.best, worst=said.worst)
    given = {row.criterion: row.points for row in rows}
    return ONE_FIGURE_EACH[method]([given[criterion] for criterion in criteria])


def contradictions_in(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Contradiction, ...]:
    """Where the comparisons of a statement without faults contradict each other, the worst first."""
    method = rows[0].method
    if method is WeightMethod.AHP:
        return ahp_contradictions(matrix_of(rows, criteria))
    if method is WeightMethod.BEST_WORST:
        said = anchors_of(rows, criteria)
        return best_worst_contradictions(said.best_to_others, said.others_to_worst, best=said.best, worst=said.worst)
    return ()


def statement_faults(rows: Sequence[WeightStatement], criteria: Sequence[str]) -> tuple[Fault, ...]:
    """Everything that keeps one partner's or member's rows from being a statement about these criteria."""
    method = rows[0].method
    if any(row.method is not method for row in rows):
        return (*line_faults(rows), Fault(None, "method", "two methods", "use one method for a whole statement"))
    on_lines = line_faults(rows)
    if method.compares_pairs:
        return on_lines or pairing_faults(rows, criteria)
    given = {row.criterion for row in rows}
    missing = tuple(
        Fault(None, "criterion", f"no weight for {criterion}", "add the row; write 0 if they mean 0")
        for criterion in criteria
        if criterion not in given
    )
    return (*on_lines, *(missing or _wrong_figures(method, [row.points for row in rows], len(criteria))))


def line_faults(rows: Sequence[WeightStatement]) -> tuple[Fault, ...]:
    """What is wrong with single rows of a statement, whatever else it holds."""
    compared = [row for row in rows if row.method.compares_pairs]
    if len(compared) == len(rows):
        return comparison_faults(rows)
    what_to_do = "empty it; only pairwise methods compare two criteria"
    return tuple(
        Fault(place, "against", f"“{row.against}” with the method {row.method}", what_to_do)
        for place, row in enumerate(rows)
        if row.against and not row.method.compares_pairs
    )


def _wrong_figures(method: WeightMethod, figures: Sequence[float], count: int) -> tuple[Fault, ...]:
    total = math.fsum(figures)
    if method is WeightMethod.POINTS and abs(total - POINTS_IN_ALL) > ROUNDING_ALLOWED:
        return (Fault(None, "points", f"points that sum to {total:g}", "make them sum to 100"),)
    if method is WeightMethod.SWING and max(figures) != POINTS_IN_ALL:
        what_to_do = "give 100 to the swing that matters most, less to the others"
        return (Fault(None, "points", f"swings whose largest is {max(figures):g}", what_to_do),)
    if method is WeightMethod.RANK and any(each != int(each) or not 1 <= each <= count for each in figures):
        what_to_do = f"rank from 1, the most important, to {count}"
        return (Fault(None, "points", "ranks outside 1, 2, 3 and so on", what_to_do),)
    return ()
