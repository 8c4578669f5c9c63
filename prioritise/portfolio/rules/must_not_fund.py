"""An intervention that is in no portfolio: not funded if new, stopped if current, not made if a reduction."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.domain.rules import MustNotFund
from prioritise.domain.scenarios import MUST_NOT
from prioritise.portfolio.naming import name, status
from prioritise.portfolio.rows import PortfolioProblem, Row, RuleKind, count_of


def sentence(rule: MustNotFund, problem: PortfolioProblem) -> str:
    """Say "A must not be funded", "must stop" or, for a reduction, "must not be made"."""
    return f"{name(problem, rule.intervention)} {MUST_NOT[status(problem, rule.intervention)]}."


def rows(rule: MustNotFund, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write x_a <= 0, where x_a is the sum of the columns of intervention a."""
    terms = count_of(problem, [rule.intervention])
    return (Row("must_not_fund", sentence(rule, problem), rule.id, terms, most=0),)


def check(rule: MustNotFund, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether the intervention is not among the chosen."""
    return rule.intervention not in problem.interventions_in(chosen)


KIND = RuleKind[MustNotFund](sentence, rows, check)
