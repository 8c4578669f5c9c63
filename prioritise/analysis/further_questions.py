"""What else can be asked of an analysis: how firmly each place stands, what follows, and what targets take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from prioritise.analysis.analysed import Analysis
from prioritise.domain.rules import MeetTarget
from prioritise.portfolio.conflicts import Conflicts
from prioritise.portfolio.conflicts import conflicts as conflicts_of
from prioritise.portfolio.next_best import NextBest
from prioritise.portfolio.next_best import next_best as next_best_of
from prioritise.portfolio.orders import FollowedOrders, followed_orders
from prioritise.portfolio.target_driven import MeetingTargets, TargetPrice, meet, target_prices, with_targets
from prioritise.robustness.bands import Bands, cells_to_solve
from prioritise.robustness.bands import bands as bands_of
from prioritise.robustness.frontier import Frontier
from prioritise.robustness.frontier import frontier as frontier_of

LEAST_BUDGET, MOST_BUDGET = Fraction(1, 2), Fraction(3, 2)
"""The budgets a frontier is shown for, as shares of today's."""


def bands(analysis: Analysis, *, progress: Callable[[], None] | None = None) -> Bands:
    """Find the band and rank of every intervention, from every partner's weights and four sizes of budget.

    Exact, unless the analysis was given a time limit; each solve then has that limit too. `progress` is called after
    each of the `band_tests(analysis)` solves, for whoever waits.
    """
    return bands_of(
        analysis.problem,
        partner_weights=[view.shares for view in analysis.group.partners],
        settings=analysis.exercise.settings.bands,
        agreed=analysis.portfolio,
        time_limit_seconds=analysis.time_limit_seconds,
        progress=progress,
    )


def band_tests(analysis: Analysis) -> int:
    """Count the solves the bands take."""
    return cells_to_solve(len(analysis.group.partners), analysis.exercise.settings.bands)


def frontier(analysis: Analysis, *, fund: str = "") -> Frontier:
    """Find the best value at every budget from half of today's to half as much again, of one fund or of all. Exact."""
    return frontier_of(analysis.problem, fund=fund, lowest=LEAST_BUDGET, highest=MOST_BUDGET)


def next_best(analysis: Analysis) -> NextBest:
    """Find the portfolios exactly as good as the best one, and the 5 best of the rest. Exact. Raises SolverFailed."""
    return next_best_of(analysis.problem, analysis.portfolio)


def following_orders(analysis: Analysis) -> FollowedOrders | None:
    """Find what following the order by score, or by value for money, would lose; None without a proven best."""
    return followed_orders(analysis.problem, analysis.portfolio)


def conflicts(analysis: Analysis) -> Conflicts | None:
    """Find what cannot all be kept, and the ways out, checked; None when there is a portfolio. Raises SolverFailed."""
    return None if analysis.portfolio.has_answer else conflicts_of(analysis.problem)


def meet_targets(
    analysis: Analysis, asks: Sequence[MeetTarget], *, weights: Mapping[str, int] | None = None
) -> MeetingTargets:
    """Say what it takes to meet these targets beside the scenario's own rules, as `portfolio.target_driven.meet`."""
    return meet(with_targets(analysis.exercise, analysis.problem), asks, weights=weights)


def prices_of_targets(analysis: Analysis, asks: Sequence[MeetTarget]) -> tuple[TargetPrice, ...]:
    """Say what each target costs to meet, in value and in money, alone and beside the others, by re-solving. Exact."""
    return target_prices(with_targets(analysis.exercise, analysis.problem), asks)
