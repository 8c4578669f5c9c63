"""What the weights and the list come to if one partner counted for more than it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.portfolio_change import PortfolioChange, compare_portfolios
from prioritise.analysis.scenarios import analysis_under
from prioritise.analysis.what_if import points_of
from prioritise.judgement.groups import counted_double, partners_that_count


@dataclass(frozen=True, slots=True)
class PartnerForMore:
    """Points of 100 by criterion if one partner counted double, and if it alone counted.

    `double` is None where that is the agreed weights again: the partner has no vote, or is the only one that has.
    """

    partner: str
    double: Mapping[str, float] | None
    alone: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DoubledList:
    """The list if one partner counted double, against the list as it is; `change` is None where one has no answer."""

    partner: str
    change: PortfolioChange | None


def doubled_lists(analysis: Analysis) -> tuple[DoubledList, ...]:
    """Find the list again with every partner counted double, one at a time. Exact, no sampling.

    A partner is left out where that changes no weight; all are where the scenario has weights of its own.
    """
    if analysis.scenario.weights is not None:
        return ()
    return tuple(
        DoubledList(
            view.partner, change_with(analysis, counted_double(analysis.exercise, analysis.group, view.partner))
        )
        for view in partners_that_count(analysis.exercise, analysis.group)
    )


@once
def change_with(analysis: Analysis, shares: tuple[float, ...]) -> PortfolioChange | None:
    """Find what moves on the list with other weights, in order of criteria; None where either list has no answer."""
    weights = dict(zip(analysis.group.criteria, shares, strict=True))
    other = analysis_under(analysis.exercise, replace(analysis.scenario, weights=weights))
    answered = analysis.portfolio.has_answer and other.portfolio.has_answer
    return compare_portfolios(analysis, other) if answered else None


@once
def partners_for_more(analysis: Analysis) -> tuple[PartnerForMore, ...]:
    """Find the weights if one partner counted for more, for every partner; none where fewer than two gave weights."""
    exercise, group = analysis.exercise, analysis.group
    if len(group.partners) < 2:
        return ()
    counting = partners_that_count(exercise, group)
    return tuple(
        PartnerForMore(
            view.partner,
            double=points_of(group.criteria, counted_double(exercise, group, view.partner))
            if view in counting
            else None,
            alone=points_of(group.criteria, view.shares),
        )
        for view in group.partners
    )
