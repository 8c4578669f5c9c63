"""What funding an intervention is worth: what it could achieve, how far to count on it, less its cost."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.domain.criteria import Role
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.judgement.appraisal import Appraisal

FULL_VALUE = 100.0
"""A likelihood's value of 100 means that all of the benefit can be counted on."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one weighted criterion adds to a score: `points = weight * value`, before likelihood."""

    criterion: str
    weight: float
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """One intervention's score, at one of its levels where it has several, `total = likelihood * benefit + cost`.

    `benefit` is the weighted value of the benefits, `likelihood` a share 0-1, `cost` is 0 or below (above 0 when money
    is released). `coefficients` are the score's slopes in the weights, in order of the weighted criteria: the total
    is their weighted sum.
    """

    intervention: str
    total: float
    benefit: float
    likelihood: float
    cost: float
    contributions: tuple[Contribution, ...]
    coefficients: tuple[float, ...]
    level: str = ""

    @property
    def proposal(self) -> Proposal:
        """The intervention at its level."""
        return Proposal(self.intervention, self.level)


def score_interventions(exercise: Exercise, appraisal: Appraisal, weights: Sequence[float]) -> tuple[Score, ...]:
    """Score every proposal: `S_i = l_i * sum over benefits of w_c v_c(i) + w_cost v_cost(i)`, in their order.

    `weights` are shares in order of `exercise.weighted_criteria`. Needs an appraisal with nothing missing.
    """
    return tuple(score_proposal(exercise, appraisal, weights, proposal) for proposal in exercise.proposals)


def score_proposal(exercise: Exercise, appraisal: Appraisal, weights: Sequence[float], proposal: Proposal) -> Score:
    """Return the score of one intervention at one level, as `score_interventions` gives it."""
    likelihood = _likelihood(exercise, appraisal, proposal)
    contributions = tuple(
        _contribution(appraisal, proposal, criterion.id, weight)
        for criterion, weight in zip(exercise.weighted_criteria, weights, strict=True)
    )
    roles = [criterion.role for criterion in exercise.weighted_criteria]
    benefit = math.fsum(
        contribution.points for contribution, role in zip(contributions, roles, strict=True) if role is Role.BENEFIT
    )
    cost = math.fsum(
        contribution.points for contribution, role in zip(contributions, roles, strict=True) if role is Role.COST
    )
    return Score(
        intervention=proposal.intervention,
        level=proposal.level,
        total=likelihood * benefit + cost,
        benefit=benefit,
        likelihood=likelihood,
        cost=cost,
        contributions=contributions,
        coefficients=tuple(
            contribution.value * (likelihood if role is Role.BENEFIT else 1.0)
            for contribution, role in zip(contributions, roles, strict=True)
        ),
    )


def _likelihood(exercise: Exercise, appraisal: Appraisal, proposal: Proposal) -> float:
    return math.prod(
        appraisal.cell_at[proposal, criterion.id].value / FULL_VALUE
        for criterion in exercise.criteria
        if criterion.role is Role.LIKELIHOOD
    )


def _contribution(appraisal: Appraisal, proposal: Proposal, criterion: str, weight: float) -> Contribution:
    value = appraisal.cell_at[proposal, criterion].value
    return Contribution(criterion, weight, value, weight * value)
