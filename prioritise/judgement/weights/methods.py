"""Every weighting method, in the order in which they are offered."""

from __future__ import annotations

from prioritise.judgement.weights.anchored import BEST_WORST
from prioritise.judgement.weights.method import WeightMethod
from prioritise.judgement.weights.pairwise import AHP
from prioritise.judgement.weights.point_shares import POINTS
from prioritise.judgement.weights.ranks import RANK
from prioritise.judgement.weights.swings import SWING

METHODS: tuple[WeightMethod, ...] = (
    POINTS,
    SWING,
    RANK,
    AHP,
    BEST_WORST,
)
METHOD_BY_ID = {method.id: method for method in METHODS}


def weight_method(method: str) -> WeightMethod:
    """Find the method with this id. Raises ValueError, with those there are, for any other."""
    if method not in METHOD_BY_ID:
        raise ValueError(f"There is no way of giving weights called {method}. Use one of {', '.join(METHOD_BY_ID)}.")
    return METHOD_BY_ID[method]
