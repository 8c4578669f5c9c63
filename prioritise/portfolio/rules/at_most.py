"""No more than a number of a selection of interventions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.rules import AtMost
from prioritise.portfolio.naming import which
from prioritise.portfolio.rows import PortfolioProblem, Row, RuleKind, count_of


def sentence(rule: AtMost, problem: PortfolioProblem) -> str:
    """Say "No more than 2 of these: A, B and C", "... in the theme T", "... led by P"."""
    return f"No more than {rule.count} {which(problem, rule.selection)}."


def rows(rule: AtMost, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum of x_i over the selection <= count."""
    terms = count_of(problem, problem.selected(rule.selection))
    return (Row("at_most", sentence(rule, problem), rule.id, terms, most=rule.count),)


def check(rule: AtMost, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether counting the chosen ones of the selection gives no more than the count."""
    return len(set(problem.interventions_in(chosen)).intersection(problem.selected(rule.selection))) <= rule.count


def room(rule: AtMost, problem: PortfolioProblem) -> int:
    """Count the steps up to one less than everything listed."""
    return max(0, len(problem.interventions) - 1 - rule.count)


def looser(rule: AtMost, amount: int) -> AtMost:
    """Allow so many more."""
    return replace(rule, count=rule.count + amount)


KIND = RuleKind[AtMost](sentence, rows, check, room=room, looser=looser)
