"""Weighting methods: from what a person said to shares that sum to 1. A module a method, listed in `methods`."""

from __future__ import annotations

from prioritise.judgement.weights.anchored import best_worst, best_worst_contradictions
from prioritise.judgement.weights.elicited import Contradiction, Elicited, Weights
from prioritise.judgement.weights.pairwise import ahp, ahp_contradictions
from prioritise.judgement.weights.point_shares import points
from prioritise.judgement.weights.ranks import rank_order_centroid, ranked
from prioritise.judgement.weights.swings import swing

__all__ = [
    "Contradiction",
    "Elicited",
    "Weights",
    "ahp",
    "ahp_contradictions",
    "best_worst",
    "best_worst_contradictions",
    "points",
    "rank_order_centroid",
    "ranked",
    "swing",
]
