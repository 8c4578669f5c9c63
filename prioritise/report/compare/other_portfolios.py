"""Portfolios beside the best one: those as good, the next few, and what following a simple order would come to."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.portfolio_change import change_words
from prioritise.portfolio.next_best import NextBest
from prioritise.portfolio.orders import FollowedOrders
from prioritise.portfolio.other_portfolio import OtherPortfolio
from prioritise.report.compare.frontier_table import exact_points
from prioritise.words import TextTable, counted, pounds, size_percent

AGAINST_BEST = "Against the best"


def next_best_title(next_best: NextBest) -> str:
    """State the finding: whether another portfolio is as good, or how much worse the next one is."""
    if next_best.ties:
        more = "More than " if next_best.more_ties else ""
        return f"{more}{counted(len(next_best.ties), 'other list is', 'other lists are')} exactly as good"
    if not next_best.next_best:
        return "No other list obeys the rules"
    return (
        "No other list is as good: the next is worth "
        f"{exact_points(next_best.next_best[0].lost_millionths)} points less"
    )


def next_best_table(analysis: Analysis, next_best: NextBest) -> TextTable:
    """Write a line a portfolio, best first: how much less it is worth, its cost, and how it differs from the best."""
    best = analysis.portfolio
    first = ("The best", "–", pounds(best.cost_gbp), "–")
    others = (
        _line(analysis, place, other) for place, other in enumerate((*next_best.ties, *next_best.next_best), start=2)
    )
    return TextTable(("List", "Points less", "Cost over the plan", AGAINST_BEST), (first, *others))


def orders_lost_title(orders: FollowedOrders) -> str:
    """State the finding: what simply going down a list would lose here."""
    score, money = orders.by_score, orders.by_value_for_money
    if not score.lost_millionths and not money.lost_millionths:
        return "Going down either list would lose nothing here"
    return f"Going down the list by score would lose {_lost(score)} of the value; by value for money, {_lost(money)}"


def orders_lost_table(analysis: Analysis, orders: FollowedOrders) -> TextTable:
    """Lay out three ways to choose, a line each: value, what it loses, cost, and how it differs from the best."""
    best = analysis.portfolio
    return TextTable(
        ("Way to choose", "Value", "Points lost", "Cost over the plan", AGAINST_BEST),
        (
            ("The best list together", f"{best.value:,.2f}", "–", pounds(best.cost_gbp), "–"),
            _way(analysis, "Highest score first", orders.by_score),
            _way(analysis, "Best value for money first", orders.by_value_for_money),
        ),
    )


def _way(analysis: Analysis, words: str, followed: OtherPortfolio) -> tuple[str, ...]:
    share = "" if followed.lost_share is None else f" ({_lost(followed)})"
    return (
        words,
        exact_points(followed.value_millionths),
        f"{exact_points(followed.lost_millionths)}{share}",
        pounds(followed.cost_gbp),
        change_words(analysis.problem, followed.adds, followed.drops),
    )


def _line(analysis: Analysis, place: int, other: OtherPortfolio) -> tuple[str, ...]:
    return (
        f"Number {place}",
        "0, a tie" if not other.lost_millionths else exact_points(other.lost_millionths),
        pounds(other.cost_gbp),
        change_words(analysis.problem, other.adds, other.drops),
    )


def _lost(followed: OtherPortfolio) -> str:
    share = followed.lost_share
    if share is None:
        return f"{exact_points(followed.lost_millionths)} points"
    return size_percent(share)
