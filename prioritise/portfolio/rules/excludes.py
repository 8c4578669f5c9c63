"""Interventions of which no two go together."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.domain.rules import Excludes
from prioritise.portfolio.naming import names
from prioritise.portfolio.rows import PortfolioProblem, Row, RuleKind, count_of


def sentence(rule: Excludes, problem: PortfolioProblem) -> str:
    """Say "Not both A and B", or for three and more "No two of these together"."""
    if len(set(rule.interventions)) == 2:
        return f"Not both {names(problem, rule.interventions)}."
    return f"No two of these together: {names(problem, rule.interventions)}."


def rows(rule: Excludes, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write x_a + x_b + ... <= 1."""
    terms = count_of(problem, rule.interventions)
    return (Row("excludes", sentence(rule, problem), rule.id, terms, most=1),)


def check(rule: Excludes, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether at most one of them is chosen."""
    return len(set(problem.interventions_in(chosen)).intersection(rule.interventions)) <= 1


KIND = RuleKind[Excludes](sentence, rows, check)
