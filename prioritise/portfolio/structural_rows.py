"""The rows every portfolio keeps to, whatever its rules: money, levels, cuts only to what continues,
and capacities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritise.portfolio.naming import capacity_name, fund_name, name
from prioritise.portfolio.problem import Budget, PortfolioProblem
from prioritise.portfolio.rows import Row, Term, count_of, largest, use_of
from prioritise.words import pounds


def structural_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """List budgets first, in the problem's order, then money shared between them, levels, reductions and capacities."""
    return (
        *budget_rows(problem),
        *shared_money_rows(problem),
        *level_rows(problem),
        *reduction_rows(problem),
        *release_rows(problem),
        *capacity_rows(problem),
    )


def budget_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write minimum_ft <= sum over columns j of cost_jft * x_j <= limit_ft + what may come in, for fund f and year t.

    Negative costs release money into the same fund and year.
    """
    spending = _spending(problem)
    return tuple(_budget_row(problem, budget, spending.get(budget.fund_and_year, ())) for budget in problem.budgets)


def shared_money_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """Hold the spending of a set of fund-years <= their limits + what may come in from outside the set.

    One row for every set that paths of money join into one piece, unless nothing that can be chosen could break it.
    With the budget rows these say that the money can be arranged, without a variable for any move: a flow exists if
    and only if no set of places needs more than it has and can be sent (Gale 1957; Hoffman 1960).
    """
    order = {budget.fund_and_year: place for place, budget in enumerate(problem.budgets)}
    sets = sorted(sorted(order[fund_year] for fund_year in joined) for joined in problem.joined)
    spending = _spending(problem)
    members = [[problem.budgets[place] for place in places] for places in sorted(sets, key=len)]
    rows = [_shared_row(problem, member, spending) for member in members]
    return tuple(row for row in rows if row.most is not None and largest(problem, row.terms) > row.most)


def level_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum over the columns j of intervention i of x_j <= 1, where an intervention has several levels."""
    return tuple(
        Row(
            kind="one_level",
            label=f"{intervention.name}: one level at most",
            source=intervention.id,
            terms=count_of(problem, [intervention.id]),
            most=1,
        )
        for intervention in problem.interventions
        if len(problem.columns_of[intervention.id]) > 1
    )


def reduction_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write x_reduce - x_current <= 0: a service can only be cut if it continues."""
    return tuple(
        Row(
            kind="reduction",
            label=f"{reduction.name}: only if {name(problem, reduction.reduces)} continues",
            source=reduction.id,
            terms=count_of(problem, [reduction.id]) + count_of(problem, [reduction.reduces], -1),
            most=0,
        )
        for reduction in problem.reductions
    )


def release_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """Hold sum over the cuts c of a service of released_c x_c <= sum over its levels of cost_l x_l, in cash.

    Several cuts of one service cannot release more than it costs. Only where they could.
    """
    rows = []
    for service, cuts in _cuts_of(problem).items():
        cost = [Term(place, -problem.columns[place].cash_gbp) for place in problem.columns_of[service]]
        released = [
            Term(place, max(0, -problem.columns[place].cash_gbp)) for cut in cuts for place in problem.columns_of[cut]
        ]
        if sum(term.coefficient for term in released) > min((-term.coefficient for term in cost), default=0):
            label = f"{name(problem, service)}: its cuts together release no more than it costs"
            rows.append(Row("release", label, service, (*released, *cost), most=0))
    return tuple(rows)


def capacity_rows(problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum over columns j of use_jct * x_j <= limit_ct, one row for every capacity c and year t."""
    return tuple(
        Row(
            kind="capacity_year",
            label=f"{capacity_name(capacity.id)}, {capacity.year}",
            source=f"{capacity.id} {capacity.year}",
            terms=use_of(problem, capacity.id, capacity.year),
            most=capacity.limit,
        )
        for capacity in problem.capacities
    )


def _cuts_of(problem: PortfolioProblem) -> dict[str, list[str]]:
    cuts: dict[str, list[str]] = {}
    for reduction in problem.reductions:
        cuts.setdefault(reduction.reduces, []).append(reduction.id)
    return cuts


def _spending(problem: PortfolioProblem) -> dict[tuple[str, str], tuple[Term, ...]]:
    amounts: dict[tuple[str, str], dict[int, int]] = {}
    for place, column in enumerate(problem.columns):
        for cost in column.costs:
            year = amounts.setdefault((cost.fund, cost.year), {})
            year[place] = year.get(place, 0) + cost.amount_gbp
    return {
        key: tuple(Term(place, amount) for place, amount in by_place.items() if amount)
        for key, by_place in amounts.items()
    }


def _budget_row(problem: PortfolioProblem, budget: Budget, terms: tuple[Term, ...]) -> Row:
    coming_in = problem.coming_in_gbp([budget])
    more = f", with up to {pounds(coming_in)} carried or moved in" if coming_in else ""
    return Row(
        kind="budget",
        label=f"{fund_name(problem, budget.fund)}, {budget.year}{more}",
        source=f"{budget.fund} {budget.year}",
        terms=terms,
        least=budget.minimum_gbp,
        most=budget.limit_gbp + coming_in,
    )


def _shared_row(
    problem: PortfolioProblem, members: Sequence[Budget], spending: Mapping[tuple[str, str], tuple[Term, ...]]
) -> Row:
    added: dict[int, int] = {}
    for member in members:
        for term in spending.get(member.fund_and_year, ()):
            added[term.place] = added.get(term.place, 0) + term.coefficient
    listed = " and ".join(f"{fund_name(problem, member.fund)}, {member.year}" for member in members)
    return Row(
        kind="shared_budget",
        label=f"Together: {listed}",
        source=", ".join(f"{member.fund} {member.year}" for member in members),
        terms=tuple(Term(place, amount) for place, amount in sorted(added.items()) if amount),
        most=sum(member.limit_gbp for member in members) + problem.coming_in_gbp(members),
    )
