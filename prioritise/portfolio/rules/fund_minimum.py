"""At least so much of one fund goes to a selection of interventions: a ring-fence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.rules import FundMinimum
from prioritise.portfolio.naming import fund_name, which_part
from prioritise.portfolio.rows import (
    MILLIONTHS,
    PortfolioProblem,
    Row,
    RuleKind,
    Term,
    funds_drawn_on,
    largest,
    share_millionths,
)
from prioritise.words import percent, pounds


def sentence(rule: FundMinimum, problem: PortfolioProblem) -> str:
    """Say "At least £5,000 of F goes to the theme T in Y", or "At least 25% of what F has, £5,000, goes to ..."."""
    fund = fund_name(problem, rule.fund)
    least = pounds(_least(rule, problem))
    amount = f"{least} of {fund}" if rule.share is None else f"{percent(rule.share)} of what {fund} has, {least},"
    when = f"in {rule.year}" if rule.year else "over the whole plan"
    return f"At least {amount} goes to {which_part(problem, rule.selection)} {when}."


def rows(rule: FundMinimum, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum over the selection, and cuts to it, of cost_jf x_j >= the least; a share in pounds, rounded up."""
    amounts = ((place, _cost(rule, problem, place)) for place in sorted(_places(rule, problem)))
    terms = tuple(Term(place, amount) for place, amount in amounts if amount)
    return (Row("fund_minimum", sentence(rule, problem), rule.id, terms, least=_least(rule, problem)),)


def check(rule: FundMinimum, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether adding up what the chosen ones of the selection take, less what cuts to it release, gives enough."""
    taken = sum(_cost(rule, problem, place) for place in _places(rule, problem).intersection(chosen))
    if rule.share is None:
        return taken >= (rule.limit_gbp or 0)
    return taken * MILLIONTHS >= share_millionths(rule.share) * problem.limit_asked(rule.fund, rule.year)


def room(rule: FundMinimum, problem: PortfolioProblem) -> int:  # noqa: ARG001
    """Count the steps down to a pound, or to a millionth of the limit."""
    least = rule.limit_gbp if rule.share is None else share_millionths(rule.share)
    return max(0, (least or 0) - 1)


def looser(rule: FundMinimum, amount: int) -> FundMinimum:
    """Ask for so many pounds less, or so many millionths of a share."""
    if rule.share is None:
        return replace(rule, limit_gbp=(rule.limit_gbp or 0) - amount)
    return replace(rule, share=(share_millionths(rule.share) - amount) / MILLIONTHS)


def out_of_reach(rule: FundMinimum, problem: PortfolioProblem) -> str:
    """Say what all of the selection costs, or all that the fund could have, where that is too little."""
    (row,) = rows(rule, problem)
    most = min(largest(problem, row.terms), _within_reach(rule, problem))
    return f"No more than {pounds(max(0, most))} can be spent so." if most < _least(rule, problem) else ""


def counts_from(rule: FundMinimum, fund: str) -> bool:
    """Tell whether it asks for a share of this fund's limit."""
    return rule.share is not None and rule.fund == fund


def cheaper_may_not_help(rule: FundMinimum, problem: PortfolioProblem, intervention: str) -> str:
    """Say that, costing less, it would count for less towards the minimum."""
    counted = _places(rule, problem).intersection(problem.columns_of[intervention])
    if not counted or rule.fund not in funds_drawn_on(problem, intervention, rule.year):
        return ""
    return "what it costs counts towards what a rule says a fund must spend"


def _least(rule: FundMinimum, problem: PortfolioProblem) -> int:
    if rule.share is None:
        return rule.limit_gbp or 0
    return -(-share_millionths(rule.share) * problem.limit_asked(rule.fund, rule.year) // MILLIONTHS)


def _places(rule: FundMinimum, problem: PortfolioProblem) -> set[int]:
    # A cut takes money from what it cuts, whether or not the selection lists the cut.
    selected = set(problem.selected(rule.selection))
    cuts = {reduction.id for reduction in problem.reductions if reduction.reduces in selected}
    return {place for intervention in selected | cuts for place in problem.columns_of[intervention]}


def _within_reach(rule: FundMinimum, problem: PortfolioProblem) -> int:
    # The fund's limits, all that may be carried or moved into them, and all that anything else could release.
    here = [budget for budget in problem.budgets if budget.fund == rule.fund and rule.year in ("", budget.year)]
    coming = problem.coming_in_gbp(here)
    others = set(range(len(problem.columns))) - _places(rule, problem)
    released = sum(-min(0, _cost(rule, problem, place)) for place in others)
    return sum(budget.limit_gbp for budget in here) + coming + released


def _cost(rule: FundMinimum, problem: PortfolioProblem, place: int) -> int:
    return problem.columns[place].cost_from(rule.fund, rule.year)


KIND = RuleKind[FundMinimum](
    sentence,
    rows,
    check,
    room=room,
    looser=looser,
    out_of_reach=out_of_reach,
    counts_from=counts_from,
    cheaper_may_not_help=cheaper_may_not_help,
)
