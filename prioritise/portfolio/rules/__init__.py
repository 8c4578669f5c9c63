"""Every kind of rule: its sentence, its formula as labelled rows, its check after solving, and how to loosen it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from importlib import import_module
from typing import Any

from prioritise.domain.capacities import Capacity
from prioritise.domain.rules import RULE_KINDS, Rule
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rows import Row, RuleKind, largest, smallest


def _kind(name: str) -> RuleKind[Any]:
    kind: RuleKind[Any] = import_module(f".{name}", __name__).KIND
    return kind


RULES: Mapping[type[Any], RuleKind[Any]] = {kind: _kind(kind.kind) for kind in RULE_KINDS}
"""Every kind of rule by its dataclass; its module here has the name of the kind."""


def sentence(rule: Rule, problem: PortfolioProblem) -> str:
    """Say the rule in plain English, one sentence; its reason is in `rule.reason`."""
    return RULES[type(rule)].sentence(rule, problem)


def clause(rule: Rule, problem: PortfolioProblem) -> str:
    """Say the rule as part of a longer sentence: without its full stop."""
    return sentence(rule, problem).removesuffix(".")


def rows(rule: Rule, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write the rule's formula as labelled linear rows over the problem's columns."""
    return RULES[type(rule)].rows(rule, problem)


def check(rule: Rule, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Say whether the chosen columns (places) obey the rule, in plain Python and without the formula."""
    return RULES[type(rule)].check(rule, chosen, problem)


def room(rule: Rule, problem: PortfolioProblem) -> int:
    """Count the steps by which the rule can be loosened before it says nothing; 0 where it can only be dropped."""
    return RULES[type(rule)].room(rule, problem)


def looser(rule: Rule, amount: int) -> Rule:
    """Loosen the rule by so many steps, no more than there is `room` for."""
    loosened: Rule = RULES[type(rule)].looser(rule, amount)
    return loosened


def never_binds(rule: Rule, problem: PortfolioProblem) -> bool:
    """Say whether the rule can never change anything, whatever the scores."""
    return all(_never_breaks(problem, row) for row in rows(rule, problem)) or RULES[type(rule)].spared(rule, problem)


def never_holds(rule: Rule, problem: PortfolioProblem) -> bool:
    """Say whether nothing that could be chosen keeps the rule, even without any other. A sure yes, not a sure no."""
    return any(_never_holds(problem, row) for row in rows(rule, problem)) or bool(out_of_reach(rule, problem))


def out_of_reach(rule: Rule, problem: PortfolioProblem) -> str:
    """Say in one sentence the most that could be done towards what the rule asks, where that is not enough."""
    return RULES[type(rule)].out_of_reach(rule, problem)


def pounds_left(rule: Rule) -> bool:
    """Say whether the rule limits whole pounds by a fixed number, so that one can say what is left of it."""
    return RULES[type(rule)].pounds_left(rule)


def capacity_limits(rules: Iterable[Rule], capacity: Capacity) -> tuple[int, ...]:
    """List what rules allow at most of a capacity in its year, in its whole units."""
    limits = (RULES[type(rule)].capacity_limit(rule, capacity) for rule in rules)
    return tuple(limit for limit in limits if limit is not None)


def tightens(rule: Rule, problem: PortfolioProblem, capacity: str) -> bool:
    """Say whether the rule limits a capacity, by its id, in some year."""
    return any(limited.id == capacity and capacity_limits([rule], limited) for limited in problem.capacities)


def counts_from(rule: Rule, fund: str) -> bool:
    """Say whether the rule asks for a share of the limit of a fund."""
    return RULES[type(rule)].counts_from(rule, fund)


def cheaper_may_not_help(rule: Rule, problem: PortfolioProblem, intervention: str) -> str:
    """Say why an intervention that cost less might not be chosen the sooner for it; empty where it never hurts."""
    return RULES[type(rule)].cheaper_may_not_help(rule, problem, intervention)


def _never_breaks(problem: PortfolioProblem, row: Row) -> bool:
    under = row.most is None or largest(problem, row.terms) <= row.most
    return under and (row.least is None or smallest(problem, row.terms) >= row.least)


def _never_holds(problem: PortfolioProblem, row: Row) -> bool:
    over = row.most is not None and smallest(problem, row.terms) > row.most
    return over or (row.least is not None and largest(problem, row.terms) < row.least)
