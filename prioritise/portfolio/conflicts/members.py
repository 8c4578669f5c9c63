"""What can conflict: every rule, every limit and minimum of a fund and year, every limit of a capacity."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import all_rows, build_model
from prioritise.portfolio.naming import capacity_name, fund_name, rule_reason
from prioritise.portfolio.problem import PortfolioProblem, most_spent
from prioritise.portfolio.rules import sentence
from prioritise.portfolio.search import Relaxation, Relaxed, whole_rows
from prioritise.portfolio.tree.worth import sets_worth
from prioritise.words import pounds

FEW_STATES = 3_000
"""How many partial sets are tried before the solver is asked; a few milliseconds' work."""


class MemberKind(StrEnum):
    """What a member of a conflict is."""

    RULE = "rule"
    LIMIT = "limit"
    MINIMUM = "minimum"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Member:
    """One thing that could be given up. `place` is where it stands among the problem's rules, budgets or capacities.

    `about` is the id of the rule, the fund or the capacity; `year` is empty for a rule.
    """

    kind: MemberKind
    place: int
    about: str
    year: str
    sentence: str
    reason: str = ""


def members_of(problem: PortfolioProblem) -> tuple[Member, ...]:
    """List everything that could be given up: rules, then limits and minimums of money, then capacities."""
    rules = [
        Member(MemberKind.RULE, place, rule.id, "", sentence(rule, problem), rule_reason(rule))
        for place, rule in enumerate(problem.rules)
    ]
    limits = [
        Member(MemberKind.LIMIT, place, budget.fund, budget.year, f"{where} has {pounds(budget.limit_gbp)}.")
        for place, budget in enumerate(problem.budgets)
        for where in [f"{fund_name(problem, budget.fund)} in {budget.year}"]
    ]
    minimums = [
        Member(MemberKind.MINIMUM, place, budget.fund, budget.year, f"{where} must spend at least {pounds(least)}.")
        for place, budget in enumerate(problem.budgets)
        if (least := budget.minimum_gbp) is not None
        for where in [f"{fund_name(problem, budget.fund)} in {budget.year}"]
    ]
    capacities = [
        Member(
            MemberKind.CAPACITY, place, capacity.id, capacity.year, f"{what} has {capacity.limit:,} {capacity.unit}."
        )
        for place, capacity in enumerate(problem.capacities)
        for what in [f"{capacity_name(capacity.id)} in {capacity.year}"]
    ]
    return (*rules, *limits, *minimums, *capacities)


def with_only(problem: PortfolioProblem, kept: Collection[Member]) -> PortfolioProblem:
    """Return the problem with only these members; levels, and cuts only to what continues, always stay."""
    places = {(member.kind, member.place) for member in kept}
    no_limit = most_spent(problem)
    return replace(
        problem,
        rules=tuple(rule for place, rule in enumerate(problem.rules) if (MemberKind.RULE, place) in places),
        budgets=tuple(
            replace(
                budget,
                limit_gbp=budget.limit_gbp if (MemberKind.LIMIT, place) in places else max(budget.limit_gbp, no_limit),
                minimum_gbp=budget.minimum_gbp if (MemberKind.MINIMUM, place) in places else None,
            )
            for place, budget in enumerate(problem.budgets)
        ),
        # A capacity without a limit stays: rules may say how much of it is used.
        capacities=tuple(
            capacity
            if (MemberKind.CAPACITY, place) in places
            else replace(capacity, limit=max(capacity.limit, most_used(problem)))
            for place, capacity in enumerate(problem.capacities)
        ),
    )


def most_used(problem: PortfolioProblem) -> int:
    """Return more than any set could use of any capacity."""
    return sum(max(0, use.amount) for column in problem.columns for use in column.uses)


def feasible(problem: PortfolioProblem) -> bool:
    """Tell whether any set of columns keeps to every budget and rule. Raises SolverFailed.

    In whole numbers where few sets have to be tried, else by the solver, which must say no twice.
    """
    nothing = [0] * len(problem.columns)
    rows = whole_rows(all_rows(problem), len(nothing))
    sets = sets_worth(rows, _NoPrices(), nothing, least=0, states=FEW_STATES)
    if sets is not None:
        return bool(sets)
    return Engine(build_model(problem)).maximise(nothing).has_answer


class _NoPrices(Relaxation):
    """Every set is worth the same here, so prices would rule nothing out."""

    def __init__(self) -> None:
        """Nothing to build."""

    def solve(self, *_: object) -> Relaxed | None:
        """Return None, which the search takes for no prices."""
        return None
