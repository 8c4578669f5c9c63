"""No more than so much of one fund goes to a selection of interventions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from prioritise.domain.rules import FundLimit
from prioritise.portfolio.naming import fund_name, which_part
from prioritise.portfolio.rows import (
    MILLIONTHS,
    PortfolioProblem,
    Row,
    RuleKind,
    Term,
    funds_drawn_on,
    least_whole,
    most_spent,
    share_millionths,
)
from prioritise.words import percent, pounds


def sentence(rule: FundLimit, problem: PortfolioProblem) -> str:
    """Say "No more than £5,000 of F goes to the theme T in Y", or "... 25% of what F spends goes to ..."."""
    fund = fund_name(problem, rule.fund)
    most = f"{pounds(rule.limit_gbp)} of {fund}" if rule.limit_gbp is not None else _share_words(rule, fund)
    when = f"in {rule.year}" if rule.year else "over the whole plan"
    return f"No more than {most} goes to {which_part(problem, rule.selection)} {when}."


def rows(rule: FundLimit, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum over the selection of cost_jf x_j <= limit, or <= share * sum over all of cost_jf x_j.

    The second in whole numbers: sum of (1,000,000 [j selected] - share in millionths) cost_jf x_j <= 0.
    """
    selected = set(_places(rule, problem))
    costs = {place: _cost(rule, problem, place) for place in range(len(problem.columns))}
    if rule.limit_gbp is not None:
        terms = tuple(Term(place, cost) for place, cost in costs.items() if place in selected and cost)
        return (Row("fund_limit", sentence(rule, problem), rule.id, terms, most=rule.limit_gbp),)
    share = share_millionths(rule.share or 0.0)
    terms = least_whole(Term(place, (MILLIONTHS * (place in selected) - share) * cost) for place, cost in costs.items())
    return (Row("fund_limit", sentence(rule, problem), rule.id, terms, most=0),)


def check(rule: FundLimit, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether adding up what the chosen ones of the selection take gives no more than the limit, or the share."""
    taken = _total(rule, problem, set(chosen).intersection(_places(rule, problem)))
    if rule.limit_gbp is not None:
        return taken <= rule.limit_gbp
    return taken * MILLIONTHS <= share_millionths(rule.share or 0.0) * _total(rule, problem, chosen)


def room(rule: FundLimit, problem: PortfolioProblem) -> int:
    """Count the steps up to more than could be spent, or to a millionth less than all."""
    if rule.limit_gbp is not None:
        return max(0, most_spent(problem) - rule.limit_gbp)
    return max(0, MILLIONTHS - 1 - share_millionths(rule.share or 0.0))


def looser(rule: FundLimit, amount: int) -> FundLimit:
    """Allow so many pounds more, or so many millionths of a share."""
    if rule.limit_gbp is not None:
        return replace(rule, limit_gbp=rule.limit_gbp + amount)
    return replace(rule, share=(share_millionths(rule.share or 0.0) + amount) / MILLIONTHS)


def pounds_left(rule: FundLimit) -> bool:
    """Return none: a share of what is spent grows with spending, so that nothing fixed is left of it."""
    return rule.limit_gbp is not None


def cheaper_may_not_help(rule: FundLimit, problem: PortfolioProblem, intervention: str) -> str:
    """Say that spending less of the fund leaves less to those who may have a share of it."""
    if rule.share is None or rule.fund not in funds_drawn_on(problem, intervention):
        return ""
    return "a rule limits a share of what a fund spends"


def _share_words(rule: FundLimit, fund: str) -> str:
    return f"{percent(rule.share or 0.0)} of what {fund} spends"


def _places(rule: FundLimit, problem: PortfolioProblem) -> list[int]:
    return [place for intervention in problem.selected(rule.selection) for place in problem.columns_of[intervention]]


def _total(rule: FundLimit, problem: PortfolioProblem, places: Iterable[int]) -> int:
    return sum(_cost(rule, problem, place) for place in places)


def _cost(rule: FundLimit, problem: PortfolioProblem, place: int) -> int:
    return problem.columns[place].cost_from(rule.fund, rule.year)


KIND = RuleKind[FundLimit](
    sentence,
    rows,
    check,
    room=room,
    looser=looser,
    pounds_left=pounds_left,
    cheaper_may_not_help=cheaper_may_not_help,
)
