"""The front door: from an exercise and a scenario to scores, a portfolio and how firmly each place is held.

Everything here is a pure function of its arguments. The command line, the app and the reports call it and nothing
beside it.
"""

from __future__ import annotations

from prioritise.analysis.analysing import Analysis, analyse, scenario_named
from prioritise.analysis.answers import (
    LEAST_BUDGET,
    MOST_BUDGET,
    band_tests,
    bands,
    conflicts,
    disputed_cells,
    explain,
    explain_all,
    explanation_sentences,
    following_orders,
    frontier,
    next_best,
    price_overrides,
)
from prioritise.analysis.how_sure import (
    PART,
    SAMPLES,
    RanksOverWeights,
    figures_can_vary,
    lists_over_weights,
    partner_regrets,
    ranks_over_weights,
    share_error,
    weight_sets_of,
    weight_thresholds,
    weights_drawn,
)
from prioritise.analysis.meeting_targets import meet_targets, prices_of_targets
from prioritise.analysis.targets import projections, projections_with

__all__ = [
    "LEAST_BUDGET",
    "MOST_BUDGET",
    "PART",
    "SAMPLES",
    "Analysis",
    "RanksOverWeights",
    "analyse",
    "band_tests",
    "bands",
    "conflicts",
    "disputed_cells",
    "explain",
    "explain_all",
    "explanation_sentences",
    "figures_can_vary",
    "following_orders",
    "frontier",
    "lists_over_weights",
    "meet_targets",
    "next_best",
    "partner_regrets",
    "price_overrides",
    "prices_of_targets",
    "projections",
    "projections_with",
    "ranks_over_weights",
    "scenario_named",
    "share_error",
    "weight_sets_of",
    "weight_thresholds",
    "weights_drawn",
]
