"""Notes on money: what is forced costs too much, nothing fits, minimums out of reach, money without a use or left."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.portfolio.naming import fund_name, names
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.preflight.forced import forced_places
from prioritise.portfolio.preflight.notes import Note, NoteKind
from prioritise.portfolio.problem import Budget, PortfolioProblem
from prioritise.portfolio.verify import failures
from prioritise.words import pounds

THOUSANDS_SHARE = 0.01
"""Below this share of the money, everything together costs so little that pounds and thousands may be mixed."""


def money_notes(problem: PortfolioProblem) -> list[Note]:
    """Find what is silly about costs, budgets and minimums before anything is chosen."""
    return [
        *_must_funds_over_budget(problem),
        *_minimums_out_of_reach(problem),
        *_nothing_affordable(problem),
        *_costs_in_thousands(problem),
        *_money_nothing_can_use(problem),
    ]


def money_left_notes(problem: PortfolioProblem, portfolio: Portfolio) -> list[Note]:
    """Note money that an optimal portfolio leaves because nothing more that fits is worth its cost."""
    left = sum(year.left_gbp for year in portfolio.money)
    if not portfolio.is_proven or left <= 0:
        return []
    spare = _possible_but_not_worth_it(problem, portfolio)
    if not spare:
        return []
    return [
        Note(
            NoteKind.MONEY_LEFT,
            f"{pounds(left)} is left unspent, and nothing more that it could pay for is worth its cost: "
            f"{names(problem, spare)}.",
            "Keep the money, move it, or check the scores and the weight on cost.",
        )
    ]


def _must_funds_over_budget(problem: PortfolioProblem) -> list[Note]:
    places = forced_places(problem)
    forced = tuple(places)
    notes = []
    for budget in problem.budgets:
        needed = sum(min(_amount(problem, place, budget) for place in places[intervention]) for intervention in forced)
        there = _within_reach(problem, budget)
        if needed <= there:
            continue
        over = needed - there
        releasable = _releasable(problem, budget, besides=forced)
        way_out = (
            f"Raise the limit by {pounds(over)} or drop a rule"
            if releasable < over
            else f"Raise the limit, drop a rule, or be ready to release {pounds(over)} from this fund"
        )
        where = f"{fund_name(problem, budget.fund)} in {budget.year}"
        what = f"What must be funded takes {pounds(needed)} from {where}, which has {pounds(there)}."
        notes.append(Note(NoteKind.MUST_FUNDS_OVER_BUDGET, what, f"{way_out}."))
    return notes


def _minimums_out_of_reach(problem: PortfolioProblem) -> list[Note]:
    notes = []
    for budget in problem.budgets:
        wanted = sum(max([0, *_amounts(problem, intervention.id, budget)]) for intervention in problem.interventions)
        most = min(wanted, _within_reach(problem, budget))
        if budget.minimum_gbp is None or most >= budget.minimum_gbp:
            continue
        where = f"{fund_name(problem, budget.fund)} in {budget.year}"
        what = f"{where} must spend {pounds(budget.minimum_gbp)}, and no more than {pounds(most)} of it can be spent."
        what_to_do = "Lower the minimum, or list more that this fund pays for."
        notes.append(Note(NoteKind.MINIMUM_OUT_OF_REACH, what, what_to_do))
    return notes


def _nothing_affordable(problem: PortfolioProblem) -> list[Note]:
    wanted = [intervention.id for intervention in problem.interventions if not intervention.is_cut]
    if not wanted or any(
        _fits(problem, place) for intervention in wanted for place in problem.columns_of[intervention]
    ):
        return []
    return [
        Note(
            NoteKind.NOTHING_AFFORDABLE,
            "No intervention on its own fits in the money, even if everything that releases money is done.",
            "Check that costs and budgets are both in whole pounds and that the budgets are complete.",
        )
    ]


def _costs_in_thousands(problem: PortfolioProblem) -> list[Note]:
    total = sum(max(0, cost.amount_gbp) for column in problem.columns for cost in column.costs)
    available = sum(budget.limit_gbp for budget in problem.budgets)
    if not 0 < total < THOUSANDS_SHARE * available:
        return []
    return [
        Note(
            NoteKind.COSTS_IN_THOUSANDS,
            f"Everything listed costs {pounds(total)} together, less than 1% of the {pounds(available)} to spend.",
            "If the costs are in thousands of pounds, write them in pounds.",
        )
    ]


def _money_nothing_can_use(problem: PortfolioProblem) -> list[Note]:
    used = {cost.fund for column in problem.columns for cost in column.costs if cost.amount_gbp > 0}
    leaving = {path.from_fund for path in problem.paths if not path.carries}
    by_fund: dict[str, int] = {}
    for budget in problem.budgets:
        by_fund[budget.fund] = by_fund.get(budget.fund, 0) + budget.limit_gbp
    return [
        Note(
            NoteKind.MONEY_NOTHING_CAN_USE,
            f"Nothing listed is paid for by {fund_name(problem, fund)}, which has {pounds(amount)}.",
            "List what it could pay for, say where it may be moved, or take the fund out.",
        )
        for fund, amount in by_fund.items()
        if amount > 0 and fund not in used | leaving
    ]


def _possible_but_not_worth_it(problem: PortfolioProblem, portfolio: Portfolio) -> tuple[str, ...]:
    # Anything that could be added and scored above 0 would have been chosen.
    return tuple(
        intervention.id
        for intervention in problem.interventions
        if not intervention.is_cut
        and intervention.id not in portfolio.interventions
        and any(not failures(problem, (*portfolio.chosen, place)) for place in problem.columns_of[intervention.id])
    )


def _amounts(problem: PortfolioProblem, intervention: str, budget: Budget) -> list[int]:
    return [_amount(problem, place, budget) for place in problem.columns_of[intervention]]


def _amount(problem: PortfolioProblem, place: int, budget: Budget) -> int:
    return problem.columns[place].cost_from(*budget.fund_and_year)


def _releasable(problem: PortfolioProblem, budget: Budget, *, besides: Sequence[str]) -> int:
    others = [intervention.id for intervention in problem.interventions if intervention.id not in besides]
    return -sum(min([0, *_amounts(problem, other, budget)]) for other in others)


def _fits(problem: PortfolioProblem, place: int) -> bool:
    own = problem.columns[place].intervention
    return all(
        _amount(problem, place, budget) <= _within_reach(problem, budget) + _releasable(problem, budget, besides=[own])
        for budget in problem.budgets
    )


def _within_reach(problem: PortfolioProblem, budget: Budget) -> int:
    return budget.limit_gbp + problem.coming_in_gbp([budget])
