"""What can be asked of the list and of our own choices, and what comes of it, gathered for the front door."""

from __future__ import annotations

from prioritise.analysis.believe import believe
from prioritise.analysis.figure_groups import value_of_groups
from prioritise.analysis.figure_values import FigureValue, value_of_figures
from prioritise.analysis.rule_prices import Keeps, RulePrice, RulePrices, prices_of_rules
from prioritise.analysis.shared_figures import value_of_indicators
from prioritise.analysis.spare import Later, Spare, spare

__all__ = [
    "FigureValue",
    "Keeps",
    "Later",
    "RulePrice",
    "RulePrices",
    "Spare",
    "believe",
    "prices_of_rules",
    "spare",
    "value_of_figures",
    "value_of_groups",
    "value_of_indicators",
]
