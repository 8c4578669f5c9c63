"""What the list would be with less of all money, in short."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.scenarios import analysis_under
from prioritise.portfolio.explain.swap_words import moves
from prioritise.portfolio.swap import swap_between
from prioritise.words import pounds, whole_percent


def less_money_in_short(analysis: Analysis) -> str:
    """Say what is funded, and what moves, with the share of every budget that the exercise tries as tighter money."""
    share, scenario = analysis.exercise.settings.alternatives.less_money, analysis.scenario
    asked = replace(scenario, budget_factor=scenario.budget_factor * share)
    tighter = analysis_under(analysis.exercise, asked).portfolio
    with_less = f"With {whole_percent(share)} of the money of every fund"
    if not tighter.has_answer:
        return f"{with_less} no list keeps to the rules."
    if not tighter.is_proven:
        return f"{with_less} no list is proven best in the time allowed."
    swap = swap_between(analysis.problem, analysis.portfolio, tighter)
    moving = moves(analysis.problem, swap) or " It would be the same list."
    return f"{with_less} the best list would cost {pounds(tighter.cost_gbp)} over the plan.{moving}"
