"""Values drawn within what is known of them: from the low figure to the high, the one that counts the likeliest."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from prioritise.domain.criteria import Role
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.scores import FULL_VALUE
from prioritise.judgement.value_cell import ValueCell
from prioritise.robustness.weight_sets import WeightSet

Numbers = NDArray[np.float64]

STREAM = len(WeightSet)
"""The stream of random numbers after those that weights are drawn from."""


def draw_coefficients(
    exercise: Exercise, appraisal: Appraisal, proposals: Sequence[Proposal], *, samples: int, seed: int
) -> Numbers | None:
    """Draw every proposal's slopes in the weights N times: (N, n, k), k weighted criteria. None where none varies.

    A value with a low and a high (a measurement's ends, or the panel's lowest and highest score) is drawn from the
    triangle between them with its peak at the value that counts; likelihoods too, and their product multiplies the
    benefits. Each is drawn by itself, but for levels of one intervention, which are out by the same part of their
    ranges; other errors that go together are missed. Values without both ends stay as they are.
    """
    cells = [appraisal.cell_at[proposal, criterion.id] for proposal in proposals for criterion in exercise.criteria]
    if not any(cell.varies for cell in cells):
        return None
    draws = _draws(appraisal, samples, seed)
    values = np.stack([_drawn(cell, draws, samples) for cell in cells], axis=1)
    values = values.reshape(samples, len(proposals), len(exercise.criteria))
    places = [exercise.criteria.index(criterion) for criterion in exercise.weighted_criteria]
    sure = [place for place, criterion in enumerate(exercise.criteria) if criterion.role is Role.LIKELIHOOD]
    likelihood = np.ones((samples, len(proposals), 1))
    for place in sure:
        likelihood = likelihood * values[:, :, [place]] / FULL_VALUE
    is_benefit = np.array([criterion.is_benefit for criterion in exercise.weighted_criteria])
    coefficients: Numbers = values[:, :, places] * np.where(is_benefit, likelihood, 1.0)
    return coefficients


def figures_vary(appraisal: Appraisal) -> bool:
    """Tell whether any value has a low and a high that differ, so that there is something to draw."""
    return any(cell.varies for cell in appraisal.cells)


def _draws(appraisal: Appraisal, samples: int, seed: int) -> Mapping[tuple[str, str], Numbers]:
    # For every figure there is, so that which are asked for changes no draw. All levels of one share theirs.
    rng = np.random.default_rng([seed, STREAM])
    about = dict.fromkeys((cell.intervention, cell.criterion) for cell in appraisal.cells if cell.varies)
    return {figure: rng.random(samples) for figure in about}


def _drawn(cell: ValueCell, draws: Mapping[tuple[str, str], Numbers], samples: int) -> Numbers:
    if cell.low is None or cell.high is None or cell.low == cell.high:
        return np.full(samples, cell.value)
    # What was agreed may lie outside what was given before.
    low, high = min(cell.low, cell.value), max(cell.high, cell.value)
    drawn = draws[cell.intervention, cell.criterion]
    rising, falling = cell.value - low, high - cell.value
    up = low + math.sqrt((high - low) * rising) * np.sqrt(drawn)
    down = high - math.sqrt((high - low) * falling) * np.sqrt(1 - drawn)
    return np.where(drawn * (high - low) < rising, up, down)
