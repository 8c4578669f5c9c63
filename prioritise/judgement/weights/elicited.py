"""What every weight method gives back, and what one that compares pairs can say of a contradiction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Elicited:
    """Weights in criterion order, summing to 1, with the method's consistency figure (None when it has none).

    `message` says in plain words what the method can tell about consistency. `within_limit` says whether the answers
    agree well enough to be used, by the method's published limit; None for a method without one.
    """

    weights: Weights
    consistency: float | None
    message: str
    within_limit: bool | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One comparison that does not fit the others, and the answer that would.

    Criteria are places in criterion order. `first` was said to be `said` times as important as `second`; `fits` times
    is the answer on the scale from 1/9 to 9 that agrees best with the rest. `through` is the third criterion in which
    the contradiction shows most, with what was said of it: how many times as important `first` is as it, and it as
    `second`. `consistency_after` is the figure the method's limit is set for, once mended.
    """

    first: int
    second: int
    said: float
    fits: float
    through: int
    first_to_through: float
    through_to_second: float
    consistency_after: float
