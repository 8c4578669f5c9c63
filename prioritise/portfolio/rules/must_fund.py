"""An intervention that is in every portfolio, at one level if the rule names it: funded, continued or, a cut, made."""

from __future__ import annotations

from collections.abc import Collection

from prioritise.domain.rules import MustFund
from prioritise.domain.scenarios import MUST
from prioritise.portfolio.naming import at_level, name, status
from prioritise.portfolio.rows import PortfolioProblem, Row, RuleKind, Term


def sentence(rule: MustFund, problem: PortfolioProblem) -> str:
    """Say "A must be funded", "must continue" or, for a cut, "must be made"; "... at half scale" with a level."""
    must = MUST[status(problem, rule.intervention)]
    return f"{name(problem, rule.intervention)} {must}{at_level(problem, rule.intervention, rule.level)}."


def rows(rule: MustFund, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write x_a >= 1, where x_a is the sum of the columns of intervention a, or its column at the level named."""
    terms = tuple(Term(place, 1) for place in problem.places_at(rule.intervention, rule.level))
    return (Row("must_fund", sentence(rule, problem), rule.id, terms, least=1),)


def check(rule: MustFund, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether the intervention is among the chosen, at the level named if one is."""
    levels = [
        problem.columns[place].level for place in chosen if problem.columns[place].intervention == rule.intervention
    ]
    return rule.level in levels if rule.level else bool(levels)


KIND = RuleKind[MustFund](sentence, rows, check)
