"""What things are called, for whoever shows them: asked here, so that no page reaches below the analysis."""

from __future__ import annotations

from prioritise.judgement.scale_words import scale_ends
from prioritise.judgement.values import level_named, levels_around, value_bounds
from prioritise.portfolio.naming import at_level, capacity_name, fund_name, is_cut, name, names
from prioritise.portfolio.rules import clause, sentence

__all__ = [
    "at_level",
    "capacity_name",
    "clause",
    "fund_name",
    "is_cut",
    "level_named",
    "levels_around",
    "name",
    "names",
    "scale_ends",
    "sentence",
    "value_bounds",
]
