"""What it takes to meet chosen targets, and what each of them costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritise.analysis.analysing import Analysis
from prioritise.domain.rules import MeetTarget
from prioritise.portfolio.target_driven import MeetingTargets, TargetPrice, meet, target_prices, with_targets


def meet_targets(
    analysis: Analysis, asks: Sequence[MeetTarget], *, weights: Mapping[str, int] | None = None
) -> MeetingTargets:
    """Say what it takes to meet these targets beside the scenario's own rules, as `portfolio.target_driven.meet`."""
    return meet(with_targets(analysis.exercise, analysis.problem), asks, weights=weights)


def prices_of_targets(analysis: Analysis, asks: Sequence[MeetTarget]) -> tuple[TargetPrice, ...]:
    """Say what each target costs to meet, in value and in money, alone and beside the others, by re-solving. Exact."""
    return target_prices(with_targets(analysis.exercise, analysis.problem), asks)
