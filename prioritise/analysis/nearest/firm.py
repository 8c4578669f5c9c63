"""Whether a decision is firm or could change: other partners' lists, nearby weights, scores and figures in range."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.how_sure import SAMPLES, lists_over_weights, partner_regrets, weight_sets_of
from prioritise.analysis.nearest.cells import Movable, movable_values, turns
from prioritise.analysis.once import once

FIRM_SHARE = 0.95
"""A firm decision is the same in at least this share of the weight sets near the agreed ones."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A value that, within what members gave or the figure's own range, changes a decision: and the first at which."""

    movable: Movable
    value: float


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm the decision on one intervention is.

    `partners` are ids of those whose own best list decides otherwise. `same_share` is the share 0-1 of weight sets near
    the agreed ones (each weight up to a quarter more or less; sampled) whose best list decides the same. `reaches` are
    the values that change it within their range, nearest to today's first.
    """

    intervention: str
    partners: tuple[str, ...]
    same_share: float
    reaches: tuple[Reach, ...]

    @property
    def is_firm(self) -> bool:
        """Whether none of the three would change it."""
        return not self.partners and self.same_share >= FIRM_SHARE and not self.reaches

    @property
    def state(self) -> str:
        """The headline in words."""
        return "firm" if self.is_firm else "could change"


@once
def firmness(analysis: Analysis, *, samples: int = SAMPLES) -> tuple[Firmness, ...]:
    """Say of every decision whether it is firm or could change, in order of id; empty without a proven best list.

    `samples` weight sets near the agreed ones are tried.
    """
    # The narrowest there is: around the agreed ones.
    near = lists_over_weights(analysis, weight_sets_of(analysis)[0], samples=samples)
    if near is None:
        return ()
    losses = partner_regrets(analysis)
    own_best = [] if losses is None else [set(portfolio.interventions) for portfolio in losses.own_best]
    reaching = _reaching(analysis)
    decisions = []
    for intervention in near.interventions:
        inside = intervention in analysis.portfolio.interventions
        views = zip(analysis.group.partners, own_best, strict=True) if own_best else ()
        share = near.share_of[intervention]
        decisions.append(
            Firmness(
                intervention=intervention,
                partners=tuple(view.partner for view, best in views if (intervention in best) is not inside),
                same_share=share if inside else 1 - share,
                reaches=tuple(
                    sorted(reaching.get(intervention, ()), key=lambda reach: abs(reach.value - reach.movable.value))
                ),
            )
        )
    return tuple(decisions)


def _reaching(analysis: Analysis) -> dict[str, list[Reach]]:
    present = set(analysis.portfolio.interventions)
    reaching: dict[str, list[Reach]] = {}
    for movable in movable_values(analysis):
        first: dict[str, float] = {}
        for end in (movable.low, movable.high):
            for turn in () if end is None or end == movable.value else turns(analysis, movable, end):
                for intervention in present.symmetric_difference(turn.choice.portfolio.interventions):
                    nearer = min(
                        first.get(intervention, turn.value), turn.value, key=lambda value: abs(value - movable.value)
                    )
                    first[intervention] = nearer
        for intervention, value in first.items():
            reaching.setdefault(intervention, []).append(Reach(movable, value))
    return reaching
