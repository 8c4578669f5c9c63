"""What each intervention does to a target's indicator, year by year: the coefficients of a linear sum."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator
from prioritise.domain.interventions import Effect, Proposal
from prioritise.domain.targets import Target
from prioritise.evidence.intervals import Z_95
from prioritise.targets.ramp import ramp, start_place


@dataclass(frozen=True, slots=True)
class YearChange:
    """A change of the indicator in one year, in its unit, after the overlap allowance; `low` <= `high`.

    `people` is how many are under the effect at once. Limits are None where the effect has none.
    """

    year: str
    value: float
    low: float | None
    high: float | None
    people: float

    @property
    def standard_error(self) -> float | None:
        """Half the distance between the limits, divided by 1.96; None where there are none."""
        return None if self.low is None or self.high is None else (self.high - self.low) / (2 * Z_95)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one intervention, at one level, would do to one target in every year of the plan."""

    proposal: Proposal
    years: tuple[YearChange, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Contributions:
    """Everything listed that would act on one target. `by_proposal` is in the order of the files.

    `reason` says why nothing can be counted, though effects are listed; empty otherwise. `already_counted` are current
    services whose effect the trend holds already.
    """

    by_proposal: Mapping[Proposal, Contribution]
    already_counted: tuple[Proposal, ...] = ()
    reason: str = ""


def contributions(exercise: Exercise, target: Target) -> Contributions:
    """Work out what every intervention that acts on a target would change, year by year.

    (1 - overlap) · people_per_year_i · change_per_person_i · ramp_i(t) · multiplier / denominator, for every i.
    The denominator is the latest one of the exercise's own area: for a district's target the interventions are taken
    to reach the district as they reach the whole area. Misleads for age-standardised rates, where the denominator
    describes the population only approximately.
    """
    effects = _effects_on(exercise, target)
    if not effects:
        return Contributions({})
    indicator = exercise.indicator_by_id[target.indicator]
    denominator = latest_denominator(indicator, exercise.area.code)
    if denominator is None:
        return Contributions({}, reason=f"{indicator.name} has no denominator for {exercise.area.name}")
    unknown = [effect for effect in effects if exercise.sized[effect].people_per_year is None]
    if unknown:
        return Contributions({}, reason=f"people_per_year is not known for {unknown[0].words}")
    scale = (1 - exercise.settings.targets.overlap_for(target.id)) * indicator.multiplier / denominator
    by_proposal = {proposal: _contribution(exercise, proposal, effect, scale) for proposal, effect in effects.items()}
    return Contributions(by_proposal, _in_the_trend(exercise, by_proposal))


def moves(listed: Contributions, chosen: Collection[Proposal]) -> tuple[Contribution, ...]:
    """List what a choice adds to the trend, or takes from it: all that is uncertain about it beside the trend.

    A chosen intervention adds its effect. A service the trend holds adds nothing while it goes on; stopped, it takes
    its effect away, and at another level the difference: one effect at two sizes, at its lowest and highest in both.
    """
    stopped = {
        proposal.intervention: listed.by_proposal[proposal]
        for proposal in listed.already_counted
        if proposal not in chosen
    }
    added = [
        listed.by_proposal[proposal]
        for proposal in listed.by_proposal
        if proposal in chosen and proposal not in listed.already_counted
    ]
    resized = [
        _in_place_of(stopped.pop(contribution.proposal.intervention, None), contribution) for contribution in added
    ]
    return (*resized, *(_taken_away(contribution) for contribution in stopped.values()))


def latest_denominator(indicator: Indicator, area_code: str) -> float | None:
    """Return the area's most recent denominator that is known."""
    known = [value.denominator for value in indicator.series(area_code) if value.denominator]
    return known[-1] if known else None


def _effects_on(exercise: Exercise, target: Target) -> dict[Proposal, Effect]:
    return {
        proposal: effect
        for proposal in exercise.proposals
        for effect in exercise.effects_at[proposal]
        if target.indicator and effect.indicator == target.indicator
    }


def _contribution(exercise: Exercise, proposal: Proposal, effect: Effect, scale: float) -> Contribution:
    people = exercise.sized[proposal].people_per_year or 0
    start = start_place(exercise, proposal)
    years = []
    for place, year in enumerate(exercise.years):
        size = people * ramp(effect, place - start + 1)
        value = size * effect.change_per_person * scale
        ends: tuple[float | None, float | None] = (None, None)
        if effect.low is not None and effect.high is not None:
            both = (size * effect.low * scale, size * effect.high * scale)
            ends = (min(both), max(both))
        years.append(YearChange(year, value + 0.0, ends[0], ends[1], abs(size)))
    return Contribution(proposal, tuple(years), effect.source)


def _taken_away(stopped: Contribution) -> Contribution:
    years = tuple(
        replace(
            year,
            value=-year.value,
            low=None if year.high is None else -year.high,
            high=None if year.low is None else -year.low,
        )
        for year in stopped.years
    )
    return replace(stopped, years=years)


def _in_place_of(stopped: Contribution | None, added: Contribution) -> Contribution:
    if stopped is None:
        return added
    years = zip(added.years, stopped.years, strict=True)
    return replace(added, years=tuple(_difference(year, before) for year, before in years))


def _difference(year: YearChange, before: YearChange) -> YearChange:
    value = year.value - before.value
    if year.low is None and before.low is None:
        return replace(year, value=value)
    ends = (value, _lowest(year) - _lowest(before), _highest(year) - _highest(before))
    return replace(year, value=value, low=min(ends), high=max(ends))


def _lowest(year: YearChange) -> float:
    return year.value if year.low is None else year.low


def _highest(year: YearChange) -> float:
    return year.value if year.high is None else year.high


def _in_the_trend(exercise: Exercise, by_proposal: Mapping[Proposal, Contribution]) -> tuple[Proposal, ...]:
    """One level of each current service: with several, the one that reaches most people stands for today's."""
    if not exercise.settings.targets.current_in_trend:
        return ()
    largest: dict[str, Proposal] = {}
    for proposal in by_proposal:
        size = exercise.sized[proposal]
        known = largest.get(proposal.intervention)
        if size.is_current and (
            known is None or (size.people_per_year or 0) > (exercise.sized[known].people_per_year or 0)
        ):
            largest[proposal.intervention] = proposal
    return tuple(largest.values())
