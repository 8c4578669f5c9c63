"""One intervention only together with another."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.domain.rules import Requires
from prioritise.portfolio.naming import HAPPENS, name, status
from prioritise.portfolio.rows import PortfolioProblem, Row, RuleKind, count_of


def sentence(rule: Requires, problem: PortfolioProblem) -> str:
    """Say "A is funded only if B continues", each in the words of its own kind."""
    first, second = rule.intervention, rule.required
    return (
        f"{name(problem, first)} {HAPPENS[status(problem, first)]} only if "
        f"{name(problem, second)} {HAPPENS[status(problem, second)]}."
    )


def rows(rule: Requires, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write x_a - x_b <= 0, where a requires b."""
    terms = count_of(problem, [rule.intervention]) + count_of(problem, [rule.required], -1)
    return (Row("requires", sentence(rule, problem), rule.id, terms, most=0),)


def check(rule: Requires, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether the first is not chosen, or the second is."""
    ids = problem.interventions_in(chosen)
    return rule.intervention not in ids or rule.required in ids


KIND = RuleKind[Requires](sentence, rows, check)
