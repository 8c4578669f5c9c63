"""The two sides of a decision: the lists that keep it, and those that decide otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.portfolio.explain.questions import SETTLED, Questions
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import Swap, swap_between


@dataclass(frozen=True)
class Sides:
    """One intervention's place in the list as it is: lists that keep it there, and the others."""

    questions: Questions
    intervention: str

    @property
    def inside(self) -> bool:
        """Whether the list as it is holds the intervention."""
        return self.intervention in self.questions.agreed.interventions

    @property
    def kept_millionths(self) -> int:
        """What the list is worth as it is."""
        return self.questions.agreed.value_millionths

    @property
    def otherwise(self) -> Portfolio:
        """The best list with the other decision, with nothing else changed."""
        return self.questions.settled(self.intervention, inside=not self.inside)

    @property
    def known(self) -> tuple[Portfolio, ...]:
        """The best list of either side, good starts for the same with a limit moved."""
        return (self.questions.agreed, self.otherwise)

    def keeping(self, problem: PortfolioProblem) -> PortfolioProblem:
        """Give the problem, changed as it may be, with this decision kept."""
        return _settled(problem, self.intervention, inside=self.inside)

    def deciding_otherwise(self, problem: PortfolioProblem) -> PortfolioProblem:
        """Give the problem, changed as it may be, with the other decision."""
        return _settled(problem, self.intervention, inside=not self.inside)


def worth(problem: PortfolioProblem, known: Iterable[Portfolio] = ()) -> int | None:
    """Find what the best list of a problem is worth, in millionths; None where nothing obeys its rules.

    `known` are lists that may be good: the answer is the same, sooner.
    """
    best = solve(problem, hints=[frozenset(portfolio.chosen) for portfolio in known if portfolio.has_answer])
    return best.value_millionths if best.has_answer else None


def is_more(one: int | None, other: int | None) -> bool:
    """Tell whether a value is above another; None, where there is no list, is below every value."""
    return one is not None and (other is None or one > other)


def moves(questions: Questions, changed: PortfolioProblem) -> Swap:
    """Find what moves against the list as it is when the problem has changed."""
    return swap_between(questions.problem, questions.agreed, solve(changed, hints=[frozenset(questions.agreed.chosen)]))


def _settled(problem: PortfolioProblem, intervention: str, *, inside: bool) -> PortfolioProblem:
    kind = MustFund if inside else MustNotFund
    return replace(problem, rules=(*problem.rules, kind(SETTLED, intervention, SETTLED)))
