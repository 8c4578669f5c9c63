"""The recheck: value, cost, every budget and every rule, from the chosen set alone, in whole numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from prioritise.domain.errors import SolverFailed
from prioritise.portfolio import rules
from prioritise.portfolio.naming import capacity_name, fund_name, name
from prioritise.portfolio.portfolio import FundYear
from prioritise.portfolio.problem import Budget, PortfolioProblem, score_millionths
from prioritise.portfolio.transfers import Transfer, arrange
from prioritise.words import pounds


@dataclass(frozen=True, slots=True)
class Verification:
    """What the recheck found; `rules_checked` are the ids of the rules that were obeyed."""

    value_millionths: int
    cost_gbp: int
    money: tuple[FundYear, ...]
    rules_checked: tuple[str, ...]
    transfers: tuple[Transfer, ...] = ()


def verify(problem: PortfolioProblem, chosen: Collection[int], weights: Sequence[float] | None = None) -> Verification:
    """Recompute a chosen set of columns without the solver or the formulas.

    Raises SolverFailed naming every budget and rule that is broken.
    """
    broken = failures(problem, chosen)
    if broken:
        raise SolverFailed("The answer did not survive the recheck. " + " ".join(broken))
    scores = score_millionths(problem, weights)
    transfers = arrangement(problem, chosen)
    return Verification(
        value_millionths=sum(scores[place] for place in chosen),
        cost_gbp=sum(problem.columns[place].cost_gbp for place in chosen),
        money=_lines(problem, chosen, transfers),
        rules_checked=tuple(rule.id for rule in problem.rules),
        transfers=transfers,
    )


def failures(problem: PortfolioProblem, chosen: Collection[int]) -> tuple[str, ...]:
    """Say in a sentence each what a chosen set of columns breaks; empty when it is a portfolio."""
    return (
        *_money_failures(problem, chosen),
        *_level_failures(problem, chosen),
        *_reduction_failures(problem, chosen),
        *_capacity_failures(problem, chosen),
        *_rule_failures(problem, chosen),
    )


def money(problem: PortfolioProblem, chosen: Collection[int]) -> tuple[FundYear, ...]:
    """Find what a chosen set of columns spends from every fund and year, in the problem's order of budgets.

    With what is carried forward and moved to pay for it, as far as the paths of money allow.
    """
    return _lines(problem, chosen, arrangement(problem, chosen))


def arrangement(problem: PortfolioProblem, chosen: Collection[int]) -> tuple[Transfer, ...]:
    """Find what is carried forward and moved to pay for a chosen set of columns, no more than is needed."""
    if not problem.paths:
        return ()
    spent = _spent(problem, chosen)
    left = {budget.fund_and_year: budget.limit_gbp - spent.get(budget.fund_and_year, 0) for budget in problem.budgets}
    return arrange(problem.paths, left)


def _lines(problem: PortfolioProblem, chosen: Collection[int], transfers: Sequence[Transfer]) -> tuple[FundYear, ...]:
    spent = _spent(problem, chosen)
    return tuple(
        FundYear(
            budget.fund,
            budget.year,
            spent.get(budget.fund_and_year, 0),
            budget.limit_gbp,
            budget.minimum_gbp,
            carried_in_gbp=_sum_in(budget, transfers, carries=True),
            carried_out_gbp=_sum_out(budget, transfers, carries=True),
            moved_in_gbp=_sum_in(budget, transfers, carries=False),
            moved_out_gbp=_sum_out(budget, transfers, carries=False),
        )
        for budget in problem.budgets
    )


def _spent(problem: PortfolioProblem, chosen: Collection[int]) -> dict[tuple[str, str], int]:
    spent: dict[tuple[str, str], int] = {}
    for place in chosen:
        for cost in problem.columns[place].costs:
            spent[cost.fund, cost.year] = spent.get((cost.fund, cost.year), 0) + cost.amount_gbp
    return spent


def _sum_in(budget: Budget, transfers: Sequence[Transfer], *, carries: bool) -> int:
    here = budget.fund_and_year
    return sum(t.amount_gbp for t in transfers if t.carries is carries and (t.to_fund, t.to_year) == here)


def _sum_out(budget: Budget, transfers: Sequence[Transfer], *, carries: bool) -> int:
    here = budget.fund_and_year
    return sum(t.amount_gbp for t in transfers if t.carries is carries and (t.from_fund, t.from_year) == here)


def _money_failures(problem: PortfolioProblem, chosen: Collection[int]) -> list[str]:
    transfers = arrangement(problem, chosen)
    sentences = _transfer_failures(problem, transfers)
    for line in _lines(problem, chosen, transfers):
        where = f"{fund_name(problem, line.fund)} in {line.year}"
        if line.left_gbp < 0:
            helped = any(path.end == (line.fund, line.year) for path in problem.paths)
            even = ", even with what may be carried forward and moved" if helped else ""
            sentences.append(f"{where}: {pounds(line.spent_gbp)} is over the limit of {pounds(line.limit_gbp)}{even}.")
        if line.minimum_gbp is not None and line.spent_gbp < line.minimum_gbp:
            sentences.append(f"{where}: {pounds(line.spent_gbp)} is under the minimum of {pounds(line.minimum_gbp)}.")
    return sentences


def _level_failures(problem: PortfolioProblem, chosen: Collection[int]) -> list[str]:
    return [
        f"{name(problem, intervention)}: more than one level is chosen."
        for intervention, places in problem.columns_of.items()
        if len(places) > 1 and len(set(places).intersection(chosen)) > 1
    ]


def _transfer_failures(problem: PortfolioProblem, transfers: Sequence[Transfer]) -> list[str]:
    allowed: dict[tuple[str, str, str, str], int] = {}
    for path in problem.paths:
        way = (*path.start, *path.end)
        allowed[way] = allowed.get(way, 0) + path.limit_gbp
    sentences = []
    for transfer in transfers:
        most = allowed.get((transfer.from_fund, transfer.from_year, transfer.to_fund, transfer.to_year), 0)
        if not 0 <= transfer.amount_gbp <= most:
            where = f"{fund_name(problem, transfer.from_fund)} in {transfer.from_year}"
            sentences.append(f"{where}: {pounds(transfer.amount_gbp)} goes on, and {pounds(most)} may.")
    return sentences


def _reduction_failures(problem: PortfolioProblem, chosen: Collection[int]) -> list[str]:
    ids = set(problem.interventions_in(chosen))
    cash = dict.fromkeys(ids, 0)
    for place in chosen:
        column = problem.columns[place]
        cash[column.intervention] += sum(cost.amount_gbp for cost in column.costs)
    made = [reduction for reduction in problem.reductions if reduction.id in ids]
    sentences = [
        f"{intervention.name}: the service it reduces does not continue."
        for intervention in made
        if intervention.reduces not in ids
    ]
    for service in dict.fromkeys(intervention.reduces for intervention in made if intervention.reduces in ids):
        released = sum(max(0, -cash[intervention.id]) for intervention in made if intervention.reduces == service)
        if released > cash[service]:
            sentences.append(
                f"{name(problem, service)}: its cuts release {pounds(released)}, more than the "
                f"{pounds(cash[service])} it costs."
            )
    return sentences


def _capacity_failures(problem: PortfolioProblem, chosen: Collection[int]) -> list[str]:
    sentences = []
    for capacity in problem.capacities:
        uses = [use for place in chosen for use in problem.columns[place].uses]
        used = sum(use.amount for use in uses if (use.capacity, use.year) == (capacity.id, capacity.year))
        if used > capacity.limit:
            what = f"{capacity_name(capacity.id)} in {capacity.year}"
            sentences.append(f"{what}: {used:,} {capacity.unit} is over the limit of {capacity.limit:,}.")
    return sentences


def _rule_failures(problem: PortfolioProblem, chosen: Collection[int]) -> list[str]:
    broken = [rule for rule in problem.rules if not rules.check(rule, chosen, problem)]
    return [f"Broken rule: {rules.sentence(rule, problem)}" for rule in broken]
