"""Weights as people give them: what one statement comes to, everyone's together, and the list under each."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import WeightsFrom, WeightStatement
from prioritise.judgement import groups
from prioritise.judgement.faults import Fault
from prioritise.judgement.groups import GroupWeights
from prioritise.judgement.statements import contradictions_in, elicited_from, statement_faults
from prioritise.judgement.weights import Contradiction
from prioritise.judgement.weights.comparison_words import compared_words, mending_words

__all__ = ["Weighed", "compared_words", "group_weights", "mending_words", "weighed"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one statement comes to. With `faults` it is none yet, and everything else is empty.

    `shares` are in order of the criteria and sum to 1. `within_limit` says whether the answers agree well enough by the
    method's published limit, None without one; `contradictions` are those that do not, the worst first.
    """

    faults: tuple[Fault, ...]
    shares: tuple[float, ...] = ()
    message: str = ""
    within_limit: bool | None = None
    contradictions: tuple[Contradiction, ...] = ()


def group_weights(exercise: Exercise, weights_from: WeightsFrom | None = None) -> GroupWeights:
    """Give the agreed weights and everyone's, formed as the exercise says or as asked; `judgement.groups` says how."""
    if weights_from is None or weights_from is exercise.weights_from:
        return _as_the_exercise_says(exercise)
    return groups.formed_otherwise(exercise, _as_the_exercise_says(exercise), weights_from)


@once
def _as_the_exercise_says(exercise: Exercise) -> GroupWeights:
    return groups.group_weights(exercise)


@once
def weighed(rows: tuple[WeightStatement, ...], criteria: tuple[str, ...]) -> Weighed:
    """Find what a statement comes to by its own method, about these criteria in this order."""
    if faults := statement_faults(rows, criteria):
        return Weighed(faults)
    elicited = elicited_from(rows, criteria)
    contradictions = () if elicited.within_limit else contradictions_in(rows, criteria)
    shares = tuple(float(share) for share in elicited.weights)
    return Weighed((), shares, elicited.message, elicited.within_limit, contradictions)
