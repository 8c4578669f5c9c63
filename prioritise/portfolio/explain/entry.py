"""The largest cost and the smallest gain in score at which an intervention would be chosen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from prioritise.domain.rules import MustFund
from prioritise.portfolio.explain.facts import EntryCost
from prioritise.portfolio.explain.questions import SETTLED, Questions
from prioritise.portfolio.explain.repricing import Repricing, at_spending, spending_gbp
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import Column, PortfolioProblem, score_millionths
from prioritise.portfolio.rules import cheaper_may_not_help
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import swap_to
from prioritise.portfolio.tie_order import TieOrder, place_shown, tie_order, tie_order_worth
from prioritise.portfolio.verify import failures


def entry_gain_millionths(questions: Questions, intervention: str) -> int | None:
    """Return the smallest gain in score, in millionths, at which an intervention that is out is chosen; None for never.

    With the best portfolio worth V and the best that holds it worth V_i, a gain of V - V_i makes them equal; it is
    enough when the full tie order prefers the portfolio that holds it, and one millionth short otherwise.
    """
    inside = questions.settled(intervention, inside=True)
    if not inside.has_answer:
        return None
    problem, agreed = questions.problem, questions.agreed
    gain = agreed.value_millionths - inside.value_millionths
    raised = tie_order_worth(problem, inside.chosen, agreed.value_millionths)
    preferred = raised < tie_order_worth(problem, agreed.chosen, agreed.value_millionths)
    return gain if preferred else gain + 1


def why_entry_cost_is_unclear(problem: PortfolioProblem, intervention: str) -> str:
    """Say why costing less might not help, so that no one largest cost can be given; empty when it always helps."""
    costs = [cost for place in problem.columns_of[intervention] for cost in problem.columns[place].costs]
    drawn_on = {(cost.fund, cost.year) for cost in costs if cost.amount_gbp > 0}
    if any(budget.minimum_gbp and budget.fund_and_year in drawn_on for budget in problem.budgets):
        return "a fund it draws on has a minimum that must be spent"
    if ruled := [why for rule in problem.rules if (why := cheaper_may_not_help(rule, problem, intervention))]:
        return ruled[0]
    if any(reduction.reduces == intervention for reduction in problem.reductions):
        return "a proposed cut may not release more than the service costs"
    return ""


def entry_cost(questions: Questions, intervention: str, repriced: Repricing) -> EntryCost | None:
    """Find the largest cost at which one that is out is chosen, in the full tie order; None for "not at any".

    What its best level pays out is scaled by one factor; its other levels are left out. Costing less never hurts it
    (see `why_entry_cost_is_unclear` for when it might): the set that wins at a cost wins at every lower one. So start
    at nothing, find how far the winning set carries in plain Python, ask the solver one pound above, and go on.
    """
    search = _Search(questions, intervention, repriced)
    winner = search.winner_at(0) if search.whole else None
    if winner is None:
        return None
    spending = search.carries_to(winner, 0)
    while spending < search.whole - 1 and (dearer := search.winner_at(spending + 1)):
        winner, spending = dearer, search.carries_to(dearer, spending + 1)
    return search.entry(winner, spending)


class _Search:
    """One intervention at its best level, against the best portfolio that does without it."""

    def __init__(self, questions: Questions, intervention: str, repriced: Repricing) -> None:
        self.questions, self.problem = questions, questions.problem
        self.repriced = repriced
        self.place = place_wanted(questions, intervention)
        self.proposed = self.problem.columns[self.place]
        self.whole = spending_gbp(self.proposed.costs)
        others = set(self.problem.columns_of[intervention]) - {self.place}
        self.left_out = frozenset(others)
        self.rival: TieOrder = _order(self.problem, questions.agreed.chosen)
        self.rule = MustFund(SETTLED, intervention, SETTLED)

    def column_at(self, spending: int) -> Column:
        """Return the column when it pays out this much in all."""
        return self.repriced(self.proposed, at_spending(self.proposed.costs, spending))

    def entry(self, winner: Portfolio, spending: int) -> EntryCost:
        """Return what it costs when it pays out this much, and what moves with it: the list is then this one."""
        column, problem = self.column_at(spending), self._problem_at(spending)
        swap = swap_to(problem, self.questions.agreed, winner.chosen, besides=self.proposed.intervention)
        return EntryCost(spending, column.cost_gbp, self.whole, self.proposed.cost_gbp, column.costs, swap)

    def winner_at(self, spending: int) -> Portfolio | None:
        """Return the best portfolio that holds the column at this cost, if it comes before the rival; else None."""
        problem = self._problem_at(spending)
        kept = [place for place in range(len(problem.columns)) if place not in self.left_out]
        narrowed = replace(
            problem, columns=tuple(problem.columns[place] for place in kept), rules=(*problem.rules, self.rule)
        )
        best = solve(narrowed)
        self.questions.relies_on(best)
        if not best.has_answer:
            return None
        chosen = tuple(kept[place] for place in best.chosen)
        winner = replace(best, chosen=chosen)
        return winner if _order(problem, chosen) < self.rival else None

    def carries_to(self, winner: Portfolio, start: int) -> int:
        """Find the largest cost, from `start`, at which this set still obeys everything and comes before the rival."""
        dearer = range(start + 1, self.whole)
        return start + bisect_left(dearer, True, key=lambda spending: not self._still_wins(winner.chosen, spending))

    def _still_wins(self, chosen: Sequence[int], spending: int) -> bool:
        problem = self._problem_at(spending)
        return _order(problem, chosen) < self.rival and not failures(problem, chosen)

    def _problem_at(self, spending: int) -> PortfolioProblem:
        columns = list(self.problem.columns)
        columns[self.place] = self.column_at(spending)
        return replace(self.problem, columns=tuple(columns))


def _order(problem: PortfolioProblem, chosen: Sequence[int]) -> TieOrder:
    return tie_order(problem, chosen, score_millionths(problem))


def place_wanted(questions: Questions, intervention: str) -> int:
    """Return the column at which it would be funded if it were in: at its best score where it cannot be."""
    problem, inside = questions.problem, questions.settled(intervention, inside=True)
    return place_shown(problem, intervention, inside.chosen, score_millionths(problem))
