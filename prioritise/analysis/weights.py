"""Weights as people give them: what one statement comes to, everyone's together, and the list under each."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.appraised import scored
from prioritise.analysis.once import once
from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import WeightsFrom, WeightStatement
from prioritise.domain.scenarios import AS_AGREED
from prioritise.judgement import groups
from prioritise.judgement.groups import GroupWeights
from prioritise.judgement.statements import (
    compared_words,
    contradictions_in,
    elicited_from,
    mending_words,
    statement_faults,
)
from prioritise.judgement.weights.method import Contradiction, Fault
from prioritise.portfolio.problem import MILLIONTHS, build_problem
from prioritise.robustness.sweep import portfolios_at

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
    """Give the agreed weights and everyone's, formed as the exercise says or as asked; `judgement.groups` says how.

    For every partner to count alike, each partner's own best list is solved under the money and the rules as agreed.
    What that comes to is not known while a score is missing, no list keeps to the rules, or a partner's own best list
    is worth nothing. Raises IncompleteExercise while no criterion carries weight.
    """
    if not exercise.weighted_criteria:
        raise IncompleteExercise("Choose what makes one thing better than another.")
    return _formed(exercise, weights_from or exercise.weights_from)


@once
def _formed(exercise: Exercise, weights_from: WeightsFrom) -> GroupWeights:
    everyone = _everyone(exercise)
    worths = _own_best_worths(exercise) if weights_from is WeightsFrom.PARTNERS_ALIKE else ()
    return groups.formed_otherwise(exercise, everyone, weights_from, worths=worths)


@once
def _everyone(exercise: Exercise) -> GroupWeights:
    return groups.group_weights(exercise, WeightsFrom.PARTNER_MEAN)


def _own_best_worths(exercise: Exercise) -> tuple[float, ...]:
    everyone = _everyone(exercise)
    try:
        scores = scored(exercise, everyone.agreed)
    except IncompleteExercise:
        return ()
    problem = build_problem(
        exercise,
        AS_AGREED,
        weights=everyone.agreed,
        coefficients={score.proposal.label: score.coefficients for score in scores},
    )
    own_best = portfolios_at(problem, [partner.shares for partner in everyone.partners])
    if any(not portfolio.has_answer or portfolio.value_millionths <= 0 for portfolio in own_best):
        return ()
    return tuple(portfolio.value_millionths / MILLIONTHS for portfolio in own_best)


@once
def weighed(rows: tuple[WeightStatement, ...], criteria: tuple[str, ...]) -> Weighed:
    """Find what a statement comes to by its own method, about these criteria in this order."""
    if faults := statement_faults(rows, criteria):
        return Weighed(faults)
    elicited = elicited_from(rows, criteria)
    contradictions = () if elicited.within_limit else contradictions_in(rows, criteria)
    shares = tuple(float(share) for share in elicited.weights)
    return Weighed((), shares, elicited.message, elicited.within_limit, contradictions)
