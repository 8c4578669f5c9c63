"""What can be asked of the list and of our own choices, gathered for the front door."""

from __future__ import annotations

from prioritise.analysis.believe import believe
from prioritise.analysis.figure_groups import value_of_groups
from prioritise.analysis.figure_values import value_of_figures
from prioritise.analysis.rule_prices import prices_of_rules
from prioritise.analysis.shared_figures import value_of_indicators
from prioritise.analysis.spare import spare

__all__ = ["believe", "prices_of_rules", "spare", "value_of_figures", "value_of_groups", "value_of_indicators"]
