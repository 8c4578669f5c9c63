"""What the prices of rules and limits are called and come to, in the same words on every page and paper."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.names import capacity_name, fund_name, sentence
from prioritise.analysis.rule_prices import Keeps, RulePrice, RulePrices
from prioritise.report.words.rounded import rounded_note
from prioritise.words import joined, pounds

NOTHING = "nothing"
BOUNDARIES = "Boundaries between funds: each pays for its own only, but for what may be moved"
TOGETHER = "All rules and limits together"
LEAST_POINTS = 0.01
"""A smaller price is something, and would be written as 0.00."""


def priced_name(analysis: Analysis, price: RulePrice) -> str:
    """Name what is kept to: a rule in its sentence, a limit with its figures."""
    problem = analysis.problem
    match price.keeps:
        case Keeps.RULE:
            return sentence(problem.rule_by_id[price.about], problem)
        case Keeps.MINIMUM:
            least = analysis.exercise.fund_by_id[price.about].minimum_gbp[price.year]
            return f"At least {pounds(least)} of {fund_name(problem, price.about)} must be spent in {price.year}"
        case Keeps.CAPACITY:
            limits = [limit for limit in problem.capacities if limit.id == price.about]
            there = joined(f"{limit.limit:,} in {limit.year}" for limit in limits)
            return f"{capacity_name(price.about)}, in {limits[0].unit}: {there}"
        case Keeps.BOUNDARIES:
            return BOUNDARIES
    return TOGETHER


def price_text(lost: float) -> str:
    """Write what one costs: "2.04 points", or "nothing"; what is too small for two decimals is still something."""
    if not lost:
        return NOTHING
    return f"{lost:.2f} points" if lost >= LEAST_POINTS else f"less than {LEAST_POINTS} points"


def together_sentence(prices: RulePrices) -> str:
    """Say what all rules and limits cost together, and why that is not what each costs alone, added up."""
    together, alone = price_text(prices.together.lost), price_text(prices.sum_lost)
    said = together_in_short(prices)
    if together == alone:
        return said
    apart = f"That is not the sum of what each costs alone, {alone}: dropping one leaves the others in the way."
    note = rounded_note((price.lost for price in prices.prices), prices.sum_lost, 2)
    return " ".join(filter(None, (said, apart, note)))


def together_in_short(prices: RulePrices) -> str:
    """Say what all rules and limits cost together."""
    return f"{TOGETHER} cost {price_text(prices.together.lost)}."
