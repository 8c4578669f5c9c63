"""What is needed of what runs out and what is left of it, in words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.portfolio.explain.facts import Resource, Shortage
from prioritise.portfolio.naming import capacity_name, fund_name
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import clause, sentence
from prioritise.words import pounds


def shortage_sentences(problem: PortfolioProblem, shortages: Sequence[Shortage]) -> tuple[str, ...]:
    """Write a sentence a fund, a rule or a capacity, with every year in which more is needed than is left."""
    together: dict[tuple[Resource, str], list[Shortage]] = {}
    for shortage in shortages:
        together.setdefault((shortage.resource, shortage.about), []).append(shortage)
    return tuple(_sentence(problem, several) for several in together.values())


def what_runs_out(problem: PortfolioProblem, short: Shortage) -> str:
    """Return the fund, capacity or rule a shortage is of, and the year where there is one."""
    named = name_of_shortage(problem, short)
    return named if short.resource is Resource.FUND_LIMIT else f"{named}, {short.year}"


def name_of_shortage(problem: PortfolioProblem, short: Shortage) -> str:
    """Name the fund or the capacity of which there is too little, or say the rule as a clause."""
    match short.resource:
        case Resource.FUND:
            return fund_name(problem, short.about)
        case Resource.CAPACITY:
            return capacity_name(short.about)
        case Resource.FUND_LIMIT:
            return clause(problem.rule_by_id[short.about], problem)


def needed_and_left(short: Shortage) -> str:
    """Say "Needs £120,000; £14,500 is left", or the same in the units of a capacity."""
    return f"Needs {_amount(short, short.needs)}; {_left(short)}"


def _sentence(problem: PortfolioProblem, several: Sequence[Shortage]) -> str:
    first = several[0]
    if first.resource is Resource.FUND_LIMIT:
        rule = sentence(problem.rule_by_id[first.about], problem)
        return f"It needs {_amount(first, first.needs)}, and {_left(first)}: {rule}"
    years = "; ".join(
        f"{_amount(shortage, shortage.needs)} in {shortage.year}, and {_left(shortage)}" for shortage in several
    )
    return f"Of {name_of_shortage(problem, first)}, it needs {years}."


def _amount(short: Shortage, amount: int) -> str:
    return f"{amount:,} {short.unit}" if short.unit else pounds(amount)


def _left(short: Shortage) -> str:
    under = " under this rule" if short.resource is Resource.FUND_LIMIT else ""
    if short.left <= 0:
        return f"nothing is left{under}"
    return f"{_amount(short, short.left)} {'are' if short.unit else 'is'} left{under}"
