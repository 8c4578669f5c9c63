"""What the pages, the commands and the reports ask of an exercise: the room above everything that computes.

`analyse(exercise, scenario)` is where each begins: scores, a portfolio and its recheck, an `Analysis`. The names listed
here are what is asked most of it. The other questions are asked of their own module, such as `analysis.what_if`,
`analysis.priority_list` or `analysis.nearest.trying`. What holds, and is tested: whoever stands above this room has its
computing done here, and takes from the rooms below only types and constants. Everything is a pure function of its
arguments.
"""

from __future__ import annotations

from prioritise.analysis.agreed_and_now import Answers
from prioritise.analysis.analysed import Analysis
from prioritise.analysis.analysing import analyse, analysis_of_list
from prioritise.analysis.appraised import missing_values
from prioritise.analysis.choices_asked import (
    FigureValue,
    Keeps,
    Later,
    RulePrice,
    RulePrices,
    Spare,
    believe,
    prices_of_rules,
    spare,
    value_of_figures,
    value_of_groups,
    value_of_indicators,
)
from prioritise.analysis.disputes import disputed_cells
from prioritise.analysis.explaining import explain, explanation_sentences, price_overrides
from prioritise.analysis.further_questions import (
    LEAST_BUDGET,
    MOST_BUDGET,
    band_tests,
    bands,
    conflicts,
    following_orders,
    frontier,
    meet_targets,
    next_best,
    prices_of_targets,
)
from prioritise.analysis.how_sure import (
    PART,
    SAMPLES,
    RanksOverWeights,
    every_mixture,
    figures_can_vary,
    lists_over_weights,
    partner_regrets,
    ranks_over_weights,
    share_error,
    weight_sets_of,
    weight_thresholds,
    weights_drawn,
)
from prioritise.analysis.nearest.nearest import nearest_changes
from prioritise.analysis.nearest.sentences import WouldChange, would_change
from prioritise.analysis.scenarios import analysis_if_complete, analysis_under, scenario_named
from prioritise.analysis.staircase import equality_staircase
from prioritise.analysis.targets import projections, projections_with

__all__ = [
    "LEAST_BUDGET",
    "MOST_BUDGET",
    "PART",
    "SAMPLES",
    "Analysis",
    "Answers",
    "FigureValue",
    "Keeps",
    "Later",
    "RanksOverWeights",
    "RulePrice",
    "RulePrices",
    "Spare",
    "WouldChange",
    "analyse",
    "analysis_if_complete",
    "analysis_of_list",
    "analysis_under",
    "band_tests",
    "bands",
    "believe",
    "conflicts",
    "disputed_cells",
    "equality_staircase",
    "every_mixture",
    "explain",
    "explanation_sentences",
    "figures_can_vary",
    "following_orders",
    "frontier",
    "lists_over_weights",
    "meet_targets",
    "missing_values",
    "nearest_changes",
    "next_best",
    "partner_regrets",
    "price_overrides",
    "prices_of_rules",
    "prices_of_targets",
    "projections",
    "projections_with",
    "ranks_over_weights",
    "scenario_named",
    "share_error",
    "spare",
    "value_of_figures",
    "value_of_groups",
    "value_of_indicators",
    "weight_sets_of",
    "weight_thresholds",
    "weights_drawn",
    "would_change",
]
