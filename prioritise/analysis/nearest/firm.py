"""Whether a decision is firm or could change: other partners' lists, nearby weights, scores and figures in range."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.how_sure import SAMPLES, lists_over_weights, partner_regrets, weight_sets_of
from prioritise.analysis.nearest.cells import Movable, movable_values, turns
from prioritise.analysis.once import once
from prioritise.portfolio.swap import levels_in
from prioritise.robustness.many_weights import ListsOverWeights


@dataclass(frozen=True, slots=True)
class Reach:
    """A value that, within what members gave or the figure's own range, changes a decision: and the first at which."""

    movable: Movable
    value: float


@dataclass(frozen=True, slots=True)
class AnotherSize:
    """What would fund one that is in at another level: partners with the level each would, weights, and values.

    `same_share` is the share 0-1 of weight sets near the agreed ones whose best list has it at the same level; from
    `firm_from` it is firm.
    """

    partners: tuple[tuple[str, str], ...] = ()
    same_share: float = 1.0
    firm_from: float = 1.0
    reaches: tuple[Reach, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Whether any of the three would."""
        return bool(self.partners or self.same_share < self.firm_from or self.reaches)


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm the decision on one intervention is: whether it is in, at whatever level.

    `partners` are ids of those whose own best list decides otherwise. `same_share` is the share 0-1 of weight sets near
    the agreed ones (sampled) whose best list decides the same; from `firm_from` it is firm. `reaches` are the values
    that change it within their range, nearest to today's first. `size` is told apart: what would fund it too, at
    another level.
    """

    intervention: str
    partners: tuple[str, ...]
    same_share: float
    firm_from: float
    reaches: tuple[Reach, ...]
    size: AnotherSize = AnotherSize()

    @property
    def is_firm(self) -> bool:
        """Whether none of the three would change it."""
        return not self.partners and self.same_share >= self.firm_from and not self.reaches

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
    losses, firm_from = partner_regrets(analysis), analysis.exercise.settings.firm.same_share
    best = () if losses is None else losses.own_best
    own_best = tuple(
        (view.partner, levels_in(analysis.problem, portfolio.chosen))
        for view, portfolio in zip(analysis.group.partners, best, strict=True)
    )
    now, reaching = levels_in(analysis.problem, analysis.portfolio.chosen), _reaching(analysis)
    return tuple(
        Firmness(
            intervention=intervention,
            partners=tuple(partner for partner, sizes in own_best if (intervention in sizes) is not inside),
            same_share=near.share_of[intervention] if inside else 1 - near.share_of[intervention],
            firm_from=firm_from,
            reaches=_nearest_first(reaching.decided.get(intervention, ())),
            size=AnotherSize(
                tuple(
                    (partner, sizes[intervention])
                    for partner, sizes in own_best
                    if inside and sizes.get(intervention, now[intervention]) != now[intervention]
                ),
                _same_size(analysis, near, intervention),
                firm_from,
                _nearest_first(reaching.resized.get(intervention, ())),
            ),
        )
        for intervention, inside in ((id_, id_ in now) for id_ in near.interventions)
    )


def _same_size(analysis: Analysis, near: ListsOverWeights, intervention: str) -> float:
    places = analysis.problem.columns_of[intervention]
    now = next((place for place in places if place in analysis.portfolio.chosen), None)
    if now is None or len(places) == 1:
        return 1.0
    others = near.chosen[:, [place for place in places if place != now]].any(axis=1)
    return 1 - float(others.mean())


def _nearest_first(reaches: Iterable[Reach]) -> tuple[Reach, ...]:
    return tuple(sorted(reaches, key=lambda reach: abs(reach.value - reach.movable.value)))


@dataclass(frozen=True)
class _Reaching:
    """By intervention, the values that decide otherwise on it, and those that fund it at another level."""

    decided: dict[str, list[Reach]]
    resized: dict[str, list[Reach]]


def _reaching(analysis: Analysis) -> _Reaching:
    now = levels_in(analysis.problem, analysis.portfolio.chosen)
    found = _Reaching({}, {})
    for movable in movable_values(analysis):
        ends = [end for end in (movable.low, movable.high) if end is not None and end != movable.value]
        passed = [turn for end in ends for turn in turns(analysis, movable, end)]
        there = [(turn.value, levels_in(analysis.problem, turn.choice.portfolio.chosen)) for turn in passed]
        _add(found.decided, movable, [(value, now.keys() ^ sizes.keys()) for value, sizes in there])
        _add(
            found.resized,
            movable,
            [(value, {id_ for id_ in now.keys() & sizes.keys() if now[id_] != sizes[id_]}) for value, sizes in there],
        )
    return found


def _add(found: dict[str, list[Reach]], movable: Movable, moved: Iterable[tuple[float, Collection[str]]]) -> None:
    first: dict[str, float] = {}
    for value, interventions in moved:
        for intervention in interventions:
            known = first.get(intervention, value)
            first[intervention] = min(known, value, key=lambda at: abs(at - movable.value))
    for intervention, value in first.items():
        found.setdefault(intervention, []).append(Reach(movable, value))
