"""The best list for every place an intervention could have: out, or in at each of its levels.

The scores of everything else do not depend on one intervention's own values. So the best list with it at a level keeps
being that, whatever its own score: only how the few such lists compare changes. One solve for each answers for every
value it could have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.once import once
from prioritise.domain.rules import MustFund
from prioritise.portfolio.explain.questions import SETTLED
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.portfolio.tie_order import TieOrder, tie_order_worth


@dataclass(frozen=True)
class Choice:
    """The best list with one intervention out (`place` None) or in at one column, and what the rest of it is worth."""

    place: int | None
    portfolio: Portfolio
    rest_millionths: int

    def value(self, own_millionths: Mapping[int, int]) -> int:
        """Return what the list is worth when the intervention's columns have these scores."""
        return self.rest_millionths + (0 if self.place is None else own_millionths[self.place])

    def order(self, own_millionths: Mapping[int, int], problem: PortfolioProblem) -> TieOrder:
        """Place it in the full tie order at these scores; smaller is better."""
        return tie_order_worth(problem, self.portfolio.chosen, self.value(own_millionths))


@once
def choices(analysis: Analysis, intervention: str) -> tuple[Choice, ...]:
    """Find the best list for every place of one intervention that obeys the rules; the present one is among them."""
    problem, scores = analysis.problem, analysis.score_millionths
    lists: list[tuple[int | None, Portfolio]] = [(None, analysis.questions.settled(intervention, inside=False))]
    places = problem.columns_of[intervention]
    if len(places) == 1:
        lists += [(places[0], analysis.questions.settled(intervention, inside=True))]
    else:
        for place in places:
            rule = MustFund(SETTLED, intervention, SETTLED, problem.columns[place].level)
            near = [frozenset(best.chosen) for _, best in lists if best.has_answer]
            lists.append((place, solve(replace(problem, rules=(*problem.rules, rule)), hints=near)))
    return tuple(
        Choice(place, best, best.value_millionths - (0 if place is None else scores[place]))
        for place, best in lists
        if best.has_answer
    )


def best_choice(options: tuple[Choice, ...], own_millionths: Mapping[int, int], problem: PortfolioProblem) -> Choice:
    """Pick the one that is best at these scores, ties as everywhere."""
    return min(options, key=lambda option: option.order(own_millionths, problem))
