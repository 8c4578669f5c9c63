"""What follows for the targets of an exercise: where they go, what came of them, which to designate.

What is only looked up is passed on from the floor below; what is worked out is remembered.
"""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis.analysed import Analysis, proposals_chosen
from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.portfolio.portfolio import Portfolio
from prioritise.targets.agreement import (
    area_of,
    current_targets,
    earlier_versions,
    is_for_a_district,
    milestones_of,
    still_missing,
)
from prioritise.targets.attainment import TargetProjection, project_target
from prioritise.targets.delivery import Delivery, Slipped, delivery, figure_of_year, rating_of, reward_of, slipped
from prioritise.targets.designation import Designation, designate
from prioritise.targets.last_figure import last_figure
from prioritise.targets.needs import TargetNeed, target_needs
from prioritise.targets.trajectories import LinearTarget, NotProjected, linear_target, linear_targets, trajectory

__all__ = [
    "area_of",
    "current_targets",
    "deliveries",
    "designation",
    "earlier_versions",
    "figure_of_year",
    "is_for_a_district",
    "last_figure",
    "level_at_zero",
    "milestones_of",
    "missed_milestones",
    "needs_of_targets",
    "projections",
    "projections_counted_otherwise",
    "projections_with",
    "rating_of",
    "reward_of",
    "still_missing",
]


def projections(analysis: Analysis) -> tuple[TargetProjection, ...]:
    """Say where every target goes with the chosen portfolio, and how far towards its milestones. Exact, no sampling.

    With no portfolio that obeys the rules, nothing is taken as chosen.
    """
    return _projected(analysis.exercise, analysis.portfolio_proposals)


def projections_with(analysis: Analysis, portfolio: Portfolio) -> tuple[TargetProjection, ...]:
    """Say where every target goes with another portfolio of the same problem, such as the cheapest that meets them."""
    return _projected(analysis.exercise, proposals_chosen(analysis.problem, portfolio))


def projections_counted_otherwise(analysis: Analysis) -> tuple[TargetProjection, ...]:
    """Say where every target goes with the same portfolio, were current services counted the other way.

    That is on top of the trend where the exercise counts them within it, and within it where on top.
    """
    settings = analysis.exercise.settings
    turned = replace(settings.targets, current_in_trend=not settings.targets.current_in_trend)
    other = replace(analysis.exercise, settings=replace(settings, targets=turned))
    # The figures so far are the same, and so is their trend.
    trends = {
        target.target.id: target.trend for target in _linear(analysis.exercise) if isinstance(target, LinearTarget)
    }
    linear = (
        linear_target(other, current_target, trend=trends.get(current_target.id))
        for current_target in current_targets(other)
    )
    return tuple(project_target(other, trajectory(other, line, analysis.portfolio_proposals)) for line in linear)


def level_at_zero(exercise: Exercise, target: str) -> float | None:
    """Find the indicator's level where a target, by id, stands at 0 in its own terms; None where nothing tells."""
    linear = next((line for line in _linear(exercise) if line.target.id == target), None)
    return linear.level_at_zero if isinstance(linear, LinearTarget) else None


@once
def deliveries(exercise: Exercise) -> tuple[Delivery, ...]:
    """List every milestone with the figure that came for its year, as `targets.delivery.delivery` says."""
    return delivery(exercise)


def missed_milestones(analysis: Analysis) -> tuple[Slipped, ...]:
    """List the milestones that were missed, each with the chosen interventions it rests on."""
    return _slipped(analysis.exercise, analysis.portfolio_proposals)


@once
def needs_of_targets(exercise: Exercise) -> tuple[TargetNeed, ...]:
    """List what each milestone that can be projected needs, in whole numbers."""
    return target_needs(exercise, _linear(exercise))


@once
def designation(exercise: Exercise, limit: int) -> Designation:
    """Propose at most `limit` indicators to designate as targets, by the rule of `targets.designation`."""
    return designate(exercise, limit=limit)


@once
def _projected(exercise: Exercise, chosen: frozenset[Proposal]) -> tuple[TargetProjection, ...]:
    return tuple(project_target(exercise, trajectory(exercise, line, chosen)) for line in _linear(exercise))


@once
def _slipped(exercise: Exercise, chosen: frozenset[Proposal]) -> tuple[Slipped, ...]:
    return slipped(exercise, deliveries(exercise), _linear(exercise), chosen)


@once
def _linear(exercise: Exercise) -> tuple[LinearTarget | NotProjected, ...]:
    return linear_targets(exercise)
