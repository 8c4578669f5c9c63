"""What has come of each target: actual figures against milestones, what slipped, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.periods import parse_period
from prioritise.domain.targets import Actual, Target, TargetMeasure
from prioritise.targets.agreement import current_targets, milestones_of
from prioritise.targets.attainment import share_of_the_way
from prioritise.targets.reward import RewardShare, reward_share
from prioritise.targets.trajectories import LinearTarget, NotProjected


class Rating(StrEnum):
    """Red, amber, green, always with its words and its shape."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class RatingLook:
    """How a rating is said and drawn without relying on colour."""

    words: str
    shape: str


LOOKS = {
    Rating.GREEN: RatingLook("milestone met", "●"),
    Rating.AMBER: RatingLook("most of the way", "▲"),
    Rating.RED: RatingLook("well short", "■"),
    Rating.NOT_RATED: RatingLook("no figure yet", "○"),
}
"""A circle, a triangle, a square and an empty circle."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One milestone and the figure that came.

    `share` is how much of the way from the baseline was made, as for a projection. `shortfall` is how far the figure
    is on the worse side of the milestone, in the indicator's unit.
    """

    target: Target
    year: str
    milestone: float
    actual: Actual | None
    share: float | None
    shortfall: float | None
    rating: Rating

    @property
    def look(self) -> RatingLook:
        """The rating in words and as a shape."""
        return LOOKS[self.rating]


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A chosen intervention that a target rests on, with the change it was to bring, in the indicator's unit."""

    proposal: Proposal
    name: str
    lead_partner: str
    change: float
    source: str


@dataclass(frozen=True, slots=True)
class Slipped:
    """A milestone that was missed, and the chosen interventions it rests on, the most helpful first."""

    delivery: Delivery
    rests_on: tuple[RestsOn, ...]


def delivery(exercise: Exercise) -> tuple[Delivery, ...]:
    """Return every milestone of every target that counts, in order, with the figure entered for its year.

    A figure belongs to the plan year in which its period ends (2026 ends in 2026/27). Green: the milestone is met.
    Amber: at least `settings.targets.amber` of the way from baseline to milestone. Red: less. Where the milestone is
    the baseline, or there is no baseline, met is green and missed is red.
    """
    deliveries = []
    for target in current_targets(exercise):
        milestones = milestones_of(exercise, target)
        for year in exercise.years:
            if year in milestones:
                deliveries.append(_delivered(exercise, target, year, milestones[year]))
    return tuple(deliveries)


def figure_of_year(exercise: Exercise, target: Target, year: str) -> Actual | None:
    """Return the figure that came for a year of the plan: the one whose period ends latest within it; None for none."""
    span = parse_period(year)
    figures = []
    for actual in exercise.actuals:
        period = parse_period(actual.period)
        if actual.target == target.id and span and period and span.start <= period.end <= span.end:
            figures.append((period, actual))
    return max(figures, key=lambda pair: pair[0])[1] if figures else None


def rating_of(exercise: Exercise, target: Target, milestone: float, actual: Actual) -> Rating:
    """Find how a figure is rated against a milestone, by the rule of `delivery`."""
    if target.sign * (actual.value - milestone) >= 0:
        return Rating.GREEN
    share = _share(target, milestone, actual)
    return Rating.AMBER if share is not None and share >= exercise.settings.targets.amber else Rating.RED


def slipped(
    exercise: Exercise,
    delivered: Iterable[Delivery],
    linear: Iterable[LinearTarget | NotProjected],
    chosen: Collection[Proposal],
) -> tuple[Slipped, ...]:
    """Pick the milestones that were missed, each with the chosen interventions it rests on.

    `delivered` is what `delivery` gives, `linear` what `linear_targets` gives, both of this exercise.
    """
    known = {line.target.id: line for line in linear}
    missed = [milestone for milestone in delivered if milestone.rating in (Rating.AMBER, Rating.RED)]
    return tuple(
        Slipped(milestone, rests_on(exercise, known[milestone.target.id], milestone.year, chosen))
        for milestone in missed
    )


def rests_on(
    exercise: Exercise, linear: LinearTarget | NotProjected, year: str, chosen: Collection[Proposal]
) -> tuple[RestsOn, ...]:
    """List the chosen interventions that were to help a target by a year, the most helpful first; ties by id."""
    if not isinstance(linear, LinearTarget):
        return ()
    target = linear.target
    place = exercise.years.index(year)
    helping = [
        RestsOn(
            proposal=proposal,
            name=exercise.intervention_by_id[proposal.intervention].name,
            lead_partner=exercise.intervention_by_id[proposal.intervention].lead_partner,
            change=contribution.years[place].value,
            source=contribution.source,
        )
        for proposal, contribution in linear.contributions.by_proposal.items()
        if proposal in chosen and target.sign * contribution.years[place].value > 0
    ]
    return tuple(sorted(helping, key=lambda helper: (-abs(helper.change), helper.proposal)))


def reward_of(delivered: Delivery) -> RewardShare | None:
    """Return the historic reward share of a milestone, as if it were the final one; None without a no-stretch level."""
    if delivered.actual is None or delivered.target.no_stretch is None:
        return None
    return reward_share(
        no_stretch=delivered.target.no_stretch, target=delivered.milestone, result=delivered.actual.value
    )


def _delivered(exercise: Exercise, target: Target, year: str, milestone: float) -> Delivery:
    actual = figure_of_year(exercise, target, year)
    if actual is None:
        return Delivery(target, year, milestone, None, None, None, Rating.NOT_RATED)
    short = max(0.0, -target.sign * (actual.value - milestone))
    rating = rating_of(exercise, target, milestone, actual)
    return Delivery(target, year, milestone, actual, _share(target, milestone, actual), short, rating)


def _share(target: Target, milestone: float, actual: Actual) -> float | None:
    baseline = 0.0 if target.measure is TargetMeasure.CHANGE else target.baseline
    return share_of_the_way(baseline, milestone, actual.value)
