"""Points: a hundred of them shared out among the criteria."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Elicited, Fault, Form, WeightMethod, Weights, figures_of

POINTS_IN_ALL = 100.0
ROUNDING_ALLOWED = 0.5
"""Shares typed as whole or one-decimal percentages may miss 100 by this much."""


def points(points: Sequence[float]) -> Elicited:
    """Give shares in proportion to points. Points are 0 or more and not all 0; raises ValueError otherwise."""
    message = "The shares are the points, in proportion. Points cannot contradict each other."
    return Elicited(shares_in_proportion(points), None, message)


def shares_in_proportion(points: Sequence[float]) -> Weights:
    """Divide points by their sum. Raises ValueError if a point is below 0 or all are 0."""
    figures = np.asarray(points, dtype=float)
    total = float(figures.sum())
    if not np.isfinite(total) or (figures < 0).any() or total <= 0:
        raise ValueError("points are 0 or more, and at least one is above 0")
    return figures / total


def _faults(rows: Sequence[WeightStatement], _criteria: Sequence[str]) -> tuple[Fault, ...]:
    total = math.fsum(row.points for row in rows)
    if abs(total - POINTS_IN_ALL) <= ROUNDING_ALLOWED:
        return ()
    return (Fault(None, "points", f"points that sum to {total:g}", "make them sum to 100"),)


POINTS = WeightMethod(
    id="points",
    name="Share out points",
    asks="Give each criterion 0 to 100 points. Only the proportions count: they are saved as shares of 100, shown "
    "beside each name. Moving one never moves another.",
    done="shared out points",
    form=Form.SLIDERS,
    elicit=lambda rows, criteria: points(figures_of(rows, criteria)),
    faults=_faults,
    points_in_all=POINTS_IN_ALL,
)


def shares_of(points_by_criterion: Mapping[str, float], criteria: Sequence[str]) -> tuple[float, ...]:
    """Give points by criterion as shares in criterion order. Raises ValueError when all are 0 or one is below 0."""
    shares = shares_in_proportion([points_by_criterion[criterion] for criterion in criteria])
    return tuple(float(share) for share in shares)
