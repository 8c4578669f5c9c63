"""What else can be asked of an analysis: how firmly each place is held, why, at what price, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from fractions import Fraction

from prioritise.analysis.analysing import Analysis
from prioritise.domain.criteria import Role
from prioritise.domain.errors import UnknownName
from prioritise.domain.exercise import Exercise
from prioritise.domain.money import discounted_gbp
from prioritise.judgement.values import value_of
from prioritise.portfolio.conflicts import Conflicts
from prioritise.portfolio.conflicts import conflicts as conflicts_of
from prioritise.portfolio.explain.facts import Explanation
from prioritise.portfolio.explain.overrides import OverridePrice, override_prices
from prioritise.portfolio.explain.repricing import Repricing
from prioritise.portfolio.explain.sentences import explained
from prioritise.portfolio.explain.why import explain as explain_of
from prioritise.portfolio.next_best import NextBest
from prioritise.portfolio.next_best import next_best as next_best_of
from prioritise.portfolio.orders import FollowedOrders, followed_orders
from prioritise.portfolio.problem import Column, FundCost
from prioritise.robustness.bands import BUDGET_FACTORS, Bands
from prioritise.robustness.bands import bands as bands_of
from prioritise.robustness.disputed import DisputedCell
from prioritise.robustness.disputed import disputed_cells as disputed_cells_of
from prioritise.robustness.frontier import Frontier
from prioritise.robustness.frontier import frontier as frontier_of

LEAST_BUDGET, MOST_BUDGET = Fraction(1, 2), Fraction(3, 2)
"""The budgets a frontier is shown for, as shares of today's."""


def bands(analysis: Analysis, *, told: Callable[[], None] | None = None) -> Bands:
    """The band and rank of every intervention, from every partner's weights and four sizes of budget.

    Exact, unless the analysis was given a time limit; each solve then has that limit too. `told` is called after each
    of the `band_tests(analysis)` solves, for whoever waits.
    """
    return bands_of(
        analysis.problem,
        partner_weights=[view.shares for view in analysis.group.partners],
        settings=analysis.exercise.settings.bands,
        agreed=analysis.portfolio,
        time_limit_seconds=analysis.time_limit_seconds,
        told=told,
    )


def band_tests(analysis: Analysis) -> int:
    """How many solves the bands take."""
    return len(BUDGET_FACTORS) * (1 + len(analysis.group.partners))


def explain(analysis: Analysis, intervention: str) -> Explanation:
    """Why one intervention is, or is not, in the portfolio: every figure re-solved and exact.

    Raises UnknownName for an intervention that is not in the exercise, and where no portfolio obeys the rules.
    """
    if intervention not in analysis.exercise.intervention_by_id:
        close = get_close_matches(intervention, analysis.exercise.intervention_by_id, n=1)
        hint = f" Did you mean {close[0]}?" if close else ""
        raise UnknownName(f"No intervention is called {intervention}.{hint}")
    if not analysis.portfolio.has_answer:
        raise UnknownName("No portfolio obeys the rules, so no place in it can be explained.")
    return explain_of(analysis.questions, intervention, repriced=_repricing(analysis.exercise))


def explain_all(analysis: Analysis) -> tuple[Explanation, ...]:
    """Every intervention's explanation, in order of id."""
    return tuple(explain(analysis, each.id) for each in analysis.problem.interventions)


def explanation_sentences(analysis: Analysis, intervention: str) -> tuple[str, ...]:
    """The explanation in sentences a resident could read."""
    return explained(analysis.problem, explain(analysis, intervention))


def disputed_cells(analysis: Analysis, *, told: Callable[[], None] | None = None) -> tuple[DisputedCell, ...]:
    """Every cell on which the panel differs, in the order of what settling it could change. Exact.

    `told` is called after each cell, for whoever waits.
    """
    return disputed_cells_of(analysis.exercise, analysis.appraisal, analysis.questions, told=told)


def price_overrides(analysis: Analysis) -> tuple[OverridePrice, ...]:
    """What each override of the scenario costs: the value lost without it, and who makes way."""
    return override_prices(analysis.questions, analysis.scenario.overrides)


def frontier(analysis: Analysis, *, fund: str = "") -> Frontier:
    """The best value at every budget from half of today's to half as much again, of one fund or of all. Exact."""
    return frontier_of(analysis.problem, fund=fund, lowest=LEAST_BUDGET, highest=MOST_BUDGET)


def next_best(analysis: Analysis, *, k: int = 5) -> NextBest:
    """The portfolios exactly as good as the best one, and the `k` best of the rest. Exact. Raises SolverFailed."""
    return next_best_of(analysis.problem, analysis.portfolio, k=k)


def following_orders(analysis: Analysis) -> FollowedOrders | None:
    """What following the order by score, or by value for money, would lose; None without a proven best portfolio."""
    return followed_orders(analysis.problem, analysis.portfolio)


def conflicts(analysis: Analysis) -> Conflicts | None:
    """What cannot all be kept, and the ways out, each checked; None when there is a portfolio. Raises SolverFailed."""
    return None if analysis.portfolio.has_answer else conflicts_of(analysis.problem)


def _repricing(exercise: Exercise) -> Repricing:
    """What a column would be with other costs, as the exercise discounts and values them."""

    def repriced(column: Column, costs: tuple[FundCost, ...]) -> Column:
        cost_gbp = discounted_gbp(exercise, [(each.year, each.amount_gbp) for each in costs])
        coefficients = tuple(
            value_of(criterion, cost_gbp) if criterion.role is Role.COST else coefficient
            for criterion, coefficient in zip(exercise.weighted_criteria, column.coefficients, strict=True)
        )
        return replace(column, costs=costs, cost_gbp=cost_gbp, coefficients=coefficients)

    return repriced
