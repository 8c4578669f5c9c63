"""Weight methods: from what a person said to shares that sum to 1. Each method is one function."""

from __future__ import annotations

from prioritise.judgement.weights.anchored import best_worst, best_worst_contradictions
from prioritise.judgement.weights.direct import points, rank_order_centroid, ranked, swing
from prioritise.judgement.weights.elicited import Contradiction, Elicited, Weights
from prioritise.judgement.weights.pairwise import ahp, ahp_contradictions

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
