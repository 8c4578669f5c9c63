"""Weighting methods: from what a person said to shares that sum to 1. A module a method, listed in `methods`."""

from __future__ import annotations

from prioritise.judgement.weights.anchored import best_worst
from prioritise.judgement.weights.method import Elicited
from prioritise.judgement.weights.pairwise import ahp
from prioritise.judgement.weights.point_shares import points
from prioritise.judgement.weights.ranks import rank_order_centroid
from prioritise.judgement.weights.swings import swing

__all__ = ["Elicited", "ahp", "best_worst", "points", "rank_order_centroid", "swing"]
