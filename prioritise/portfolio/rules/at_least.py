"""No fewer than a number of a selection of interventions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.rules import AtLeast
from prioritise.portfolio.naming import which
from prioritise.portfolio.rows import PortfolioProblem, Row, RuleKind, count_of


def sentence(rule: AtLeast, problem: PortfolioProblem) -> str:
    """Say "At least 2 of these: A, B and C", "... in the theme T", "... led by P"."""
    return f"At least {rule.count} {which(problem, rule.selection)}."


def rows(rule: AtLeast, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum of x_i over the selection >= count."""
    terms = count_of(problem, problem.selected(rule.selection))
    return (Row("at_least", sentence(rule, problem), rule.id, terms, least=rule.count),)


def check(rule: AtLeast, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether counting the chosen ones of the selection gives no fewer than the count."""
    return len(set(problem.interventions_in(chosen)).intersection(problem.selected(rule.selection))) >= rule.count


def room(rule: AtLeast, problem: PortfolioProblem) -> int:  # noqa: ARG001
    """Count the steps down to at least 1."""
    return rule.count - 1


def looser(rule: AtLeast, amount: int) -> AtLeast:
    """Ask for so many fewer."""
    return replace(rule, count=rule.count - amount)


KIND = RuleKind[AtLeast](sentence, rows, check, room=room, looser=looser)
