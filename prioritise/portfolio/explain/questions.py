"""What would be best if something were settled: each such question solved once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.portfolio.portfolio import Portfolio, Proof
from prioritise.portfolio.problem import Budget, PortfolioProblem
from prioritise.portfolio.rules import tightens
from prioritise.portfolio.solve import solve

SETTLED = "what if"
"""The id of the rule that settles a question; no rule of an exercise can be called this, for it is no id."""


class Questions:
    """One problem and its best portfolio, and the best portfolio under anything that might be settled otherwise."""

    def __init__(self, problem: PortfolioProblem, agreed: Portfolio) -> None:
        self.problem = problem
        self.agreed = agreed
        self._answers: dict[tuple[str, bool], Portfolio] = {}
        self._without_rule: dict[str, Portfolio] = {}
        self._unlimited: dict[str, Portfolio] = {}
        self._with_more: dict[frozenset[tuple[tuple[str, str], int]], Portfolio] = {}
        self._known = {frozenset(agreed.chosen)}
        self._proofs = {agreed.proof}

    def settled(self, intervention: str, *, inside: bool) -> Portfolio:
        """Return the best portfolio with the intervention in (at any level), or with it out."""
        if self.agreed.has_answer and (intervention in self.agreed.interventions) is inside:
            return self.agreed
        asked = (intervention, inside)
        if asked not in self._answers:
            kind = MustFund if inside else MustNotFund
            rule = kind(SETTLED, intervention, SETTLED)
            near = self._with_one(intervention) if inside else ()
            self._answers[asked] = self._solved(replace(self.problem, rules=(*self.problem.rules, rule)), near)
        return self._answers[asked]

    def without_rule(self, rule: str) -> Portfolio:
        """Return the best portfolio when the rule of this id is dropped."""
        if rule not in self._without_rule:
            self._without_rule[rule] = self._solved(_lifting(self.problem, {rule}, ()))
        return self._without_rule[rule]

    def without_capacity_limit(self, capacity: str) -> Portfolio:
        """Return the best portfolio if this capacity could not run out; rules that tighten it are lifted with it."""
        if capacity not in self._unlimited:
            self._unlimited[capacity] = self._solved(_lifting(self.problem, (), {capacity}))
        return self._unlimited[capacity]

    def without_these(self, rules: Collection[str], capacities: Collection[str], *, rich: bool) -> Portfolio:
        """Return the best portfolio with these rules and capacities lifted; `rich` with no limit on money either."""
        return self._solved(_lifting(self._rich(self.problem) if rich else self.problem, rules, capacities))

    def with_one_without(self, intervention: str, *, rule: str = "", capacity: str = "") -> Portfolio:
        """Return the best portfolio with the intervention in (at any level) and one rule or capacity lifted."""
        lifted = _lifting(self.problem, {rule} - {""}, {capacity} - {""})
        forced = MustFund(SETTLED, intervention, SETTLED)
        return self._solved(replace(lifted, rules=(*lifted.rules, forced)), self._with_one(intervention))

    def with_more(self, extra_gbp: Mapping[tuple[str, str], int]) -> Portfolio:
        """Return the best portfolio when these funds and years each have so many pounds more."""
        asked = frozenset(extra_gbp.items())
        if asked not in self._with_more:
            raised = replace(self.problem, budgets=_raised(self.problem.budgets, extra_gbp))
            self._with_more[asked] = self._solved(raised)
        return self._with_more[asked]

    @cached_property
    def with_all_the_money(self) -> Portfolio:
        """The best portfolio if no fund could run out. Minimums and rules stay."""
        return self._solved(self._rich(self.problem))

    @cached_property
    def without_rules(self) -> Portfolio:
        """The best portfolio if there were no rules and no limits on capacity. Money stays."""
        return self._solved(self._free(self.problem))

    @cached_property
    def without_either(self) -> Portfolio:
        """The best portfolio with neither limits of money nor rules: whatever is worth more than nothing."""
        return self._solved(self._free(self._rich(self.problem)))

    @property
    def proof(self) -> Proof:
        """The weakest proof that any answer so far rests on, those without a portfolio included."""
        return Proof.SOLVER if Proof.SOLVER in self._proofs else Proof.WHOLE_NUMBERS

    def relies_on(self, portfolio: Portfolio) -> None:
        """Count one more answer, to a question that is not about the columns of this problem."""
        self._proofs.add(portfolio.proof)

    def _solved(self, asked: PortfolioProblem, near: Iterable[frozenset[int]] = ()) -> Portfolio:
        # The best answer to one question is a good start for the next.
        portfolio = solve(asked, hints=(*self._known, *near))
        self.relies_on(portfolio)
        if portfolio.has_answer:
            self._known.add(frozenset(portfolio.chosen))
        return portfolio

    def _with_one(self, intervention: str) -> Iterable[frozenset[int]]:
        """What is chosen now with the intervention as well, and one or none of the others less."""
        now = frozenset(self.agreed.chosen)
        for place in self.problem.columns_of[intervention]:
            yield now | {place}
            yield from ((now | {place}) - {other} for other in now)

    def _rich(self, problem: PortfolioProblem) -> PortfolioProblem:
        extra = sum(max(0, cost.amount_gbp) for column in problem.columns for cost in column.costs)
        everywhere = {budget.fund_and_year: extra for budget in problem.budgets}
        return replace(problem, budgets=_raised(problem.budgets, everywhere))

    def _free(self, problem: PortfolioProblem) -> PortfolioProblem:
        return replace(problem, rules=(), capacities=())


def _lifting(problem: PortfolioProblem, rules: Collection[str], capacities: Collection[str]) -> PortfolioProblem:
    kept = tuple(
        rule
        for rule in problem.rules
        if rule.id not in rules and not any(tightens(rule, problem, capacity) for capacity in capacities)
    )
    limits = tuple(limit for limit in problem.capacities if limit.id not in capacities)
    return replace(problem, rules=kept, capacities=limits)


def _raised(budgets: tuple[Budget, ...], extra_gbp: Mapping[tuple[str, str], int]) -> tuple[Budget, ...]:
    return tuple(
        replace(budget, limit_gbp=budget.limit_gbp + extra_gbp.get(budget.fund_and_year, 0)) for budget in budgets
    )
