"""A labelled linear row: what every rule and every budget becomes in the model, and what a rule makes it from."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from prioritise.domain.capacities import Capacity
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem, funds_drawn_on, most_spent, share_millionths

__all__ = [
    "MILLIONTHS",
    "PortfolioProblem",
    "Row",
    "RuleKind",
    "Term",
    "count_of",
    "funds_drawn_on",
    "largest",
    "least_whole",
    "most_spent",
    "share_millionths",
    "smallest",
    "use_of",
]


@dataclass(frozen=True, slots=True)
class Term:
    """A whole-number coefficient on the column at `place`."""

    place: int
    coefficient: int


@dataclass(frozen=True, slots=True)
class Row:
    """least <= sum of coefficient * x over the terms <= most; None leaves that side open.

    `kind` names the row in model files, `label` says in words what it stands for, and `source` is the id of
    the rule or `fund year` it comes from.
    """

    kind: str
    label: str
    source: str
    terms: tuple[Term, ...]
    least: int | None = None
    most: int | None = None

    def activity(self, chosen: Collection[int]) -> int:
        """Return the left-hand side for a chosen set of columns, in exact whole numbers."""
        return sum(term.coefficient for term in self.terms if term.place in chosen)

    def holds(self, chosen: Collection[int]) -> bool:
        """Tell whether a chosen set of columns keeps to this row."""
        activity = self.activity(chosen)
        return (self.least is None or activity >= self.least) and (self.most is None or activity <= self.most)


def count_of(problem: PortfolioProblem, interventions: Iterable[str], coefficient: int = 1) -> tuple[Term, ...]:
    """Write coefficient * (x_a + x_b + ...), where x_i is the sum of the columns of intervention i."""
    return tuple(
        Term(place, coefficient)
        for intervention in dict.fromkeys(interventions)
        for place in problem.columns_of[intervention]
    )


def least_whole(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms that are not 0, divided by what divides them all; for a row whose other side is 0."""
    kept = [term for term in terms if term.coefficient]
    divisor = math.gcd(*(term.coefficient for term in kept)) or 1
    return tuple(Term(term.place, term.coefficient // divisor) for term in kept)


def use_of(problem: PortfolioProblem, capacity: str, year: str) -> tuple[Term, ...]:
    """Find what each column takes of a capacity in a year, as terms."""
    return tuple(
        Term(place, use.amount)
        for place, column in enumerate(problem.columns)
        for use in column.uses
        if (use.capacity, use.year) == (capacity, year) and use.amount
    )


def largest(problem: PortfolioProblem, terms: Iterable[Term]) -> int:
    """Bound what the terms can add up to with at most one level of each intervention, whatever the rules."""
    most: dict[str, int] = {}
    for term in terms:
        intervention = problem.columns[term.place].intervention
        most[intervention] = max(most.get(intervention, 0), term.coefficient)
    return sum(most.values())


def smallest(problem: PortfolioProblem, terms: Iterable[Term]) -> int:
    """Return the least they can add up to."""
    return -largest(problem, [Term(term.place, -term.coefficient) for term in terms])


R = TypeVar("R")


def _no_room(_rule: Any, _problem: PortfolioProblem) -> int:
    return 0


def _as_it_is(rule: Any, _amount: int) -> Any:
    return rule


def _no(*_: Any) -> bool:
    return False


def _no_limit(_rule: Any, _capacity: Capacity) -> None:
    return None


def _nothing_to_say(*_: Any) -> str:
    return ""


@dataclass(frozen=True)
class RuleKind(Generic[R]):
    """What can be asked of one kind of rule, each a function of the rule and, mostly, the problem it is in.

    `sentence`: the rule in plain English, one sentence. `rows`: its formula over the columns. `check`: whether the
    chosen columns (places) obey it, without the formula.

    `room`: by how many whole steps it can be loosened before it says nothing; 0 where it can only be dropped.
    `looser`: the rule loosened by so many steps; more steps never forbid more.

    `out_of_reach`: the most that could be done towards what it asks, one sentence, where that is not enough whatever is
    chosen; empty where it may be enough. `spared`: whether something else keeps it anyway.

    `pounds_left`: whether it limits whole pounds by a number that spending does not move, so that so much is left.
    `capacity_limit`: the most it allows of a capacity in its year; None where it says nothing of it. `counts_from`:
    whether it asks for a share of the limit of this fund.

    `cheaper_may_not_help`: why an intervention that cost less might not be chosen the sooner for it; empty where
    costing less never hurts.
    """

    sentence: Callable[[R, PortfolioProblem], str]
    rows: Callable[[R, PortfolioProblem], tuple[Row, ...]]
    check: Callable[[R, Collection[int], PortfolioProblem], bool]
    room: Callable[[R, PortfolioProblem], int] = _no_room
    looser: Callable[[R, int], R] = _as_it_is
    out_of_reach: Callable[[R, PortfolioProblem], str] = _nothing_to_say
    spared: Callable[[R, PortfolioProblem], bool] = _no
    pounds_left: Callable[[R], bool] = _no
    capacity_limit: Callable[[R, Capacity], int | None] = _no_limit
    counts_from: Callable[[R, str], bool] = _no
    cheaper_may_not_help: Callable[[R, PortfolioProblem, str], str] = _nothing_to_say
