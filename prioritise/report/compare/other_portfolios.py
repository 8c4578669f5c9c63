"""Portfolios beside the best one: those as good, the next few, and what following a simple order would come to."""

from __future__ import annotations

from prioritise.analysis import Analysis
from prioritise.analysis.portfolio_change import change_words
from prioritise.portfolio.next_best import NextBest, OtherPortfolio
from prioritise.portfolio.orders import Followed, FollowedOrders
from prioritise.report.compare.frontier_table import exact_points
from prioritise.words import TextTable, counted, pounds

AGAINST_BEST = "Against the best"


def next_best_title(found: NextBest) -> str:
    """The finding: whether another portfolio is as good, or how much worse the next one is."""
    if found.ties:
        more = "More than " if found.more_ties else ""
        return f"{more}{counted(len(found.ties), 'other list is', 'other lists are')} exactly as good"
    if not found.next_best:
        return "No other list obeys the rules"
    return (
        f"No other list is as good: the next is worth {exact_points(found.next_best[0].worse_millionths)} points less"
    )


def next_best_table(analysis: Analysis, found: NextBest) -> TextTable:
    """A line a portfolio, best first: how much less it is worth, its cost, and how it differs from the best."""
    best = analysis.portfolio
    first = ("The best", "–", pounds(best.cost_gbp), "–")
    others = (_line(analysis, place, each) for place, each in enumerate((*found.ties, *found.next_best), start=2))
    return TextTable(("List", "Points less", "Cost over the plan", AGAINST_BEST), (first, *others))


def orders_lost_title(found: FollowedOrders) -> str:
    """The finding: what simply going down a list would lose here."""
    score, money = found.by_score, found.by_value_for_money
    if not score.lost_millionths and not money.lost_millionths:
        return "Going down either list would lose nothing here"
    return f"Going down the list by score would lose {_lost(score)} of the value; by value for money, {_lost(money)}"


def orders_lost_table(analysis: Analysis, found: FollowedOrders) -> TextTable:
    """Three ways to choose, a line each: value, what it loses, cost, and how it differs from the best portfolio."""
    best = analysis.portfolio
    rows = [("The best set together", f"{best.value:,.2f}", "–", pounds(best.cost_gbp), "–")]
    for words, each in (
        ("Highest score first", found.by_score),
        ("Best value for money first", found.by_value_for_money),
    ):
        rows.append(
            (
                words,
                f"{exact_points(each.value_millionths)}",
                _points_and_share_lost(each),
                pounds(each.cost_gbp),
                change_words(analysis.problem, each.only_here, each.only_best),
            )
        )
    headings = (
        "Way to choose",
        "Value",
        "Points lost",
        "Cost over the plan",
        AGAINST_BEST,
    )
    return TextTable(headings, tuple(rows))


def _line(analysis: Analysis, place: int, each: OtherPortfolio) -> tuple[str, ...]:
    problem = analysis.problem
    return (
        f"Number {place}",
        "0, a tie" if not each.worse_millionths else exact_points(each.worse_millionths),
        pounds(each.cost_gbp),
        change_words(problem, each.adds, each.drops),
    )


def _points_and_share_lost(followed: Followed) -> str:
    share = "" if followed.lost_share is None else f" ({_lost(followed)})"
    return f"{exact_points(followed.lost_millionths)}{share}"


def _lost(followed: Followed) -> str:
    share = followed.lost_share
    if share is None:
        return f"{exact_points(followed.lost_millionths)} points"
    return "less than 0.1%" if 0 < share < 0.001 else f"{share:.1%}"
