"""What each target needs by each milestone, in whole numbers: the rows a portfolio can be held to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Proposal
from prioritise.domain.targets import Target
from prioritise.targets.agreement import milestones_of
from prioritise.targets.trajectories import LinearTarget, NotProjected, linear_targets

WHOLE = 1_000_000
"""The way from baseline to milestone in whole millionths, so that "met" is exact."""


@dataclass(frozen=True, slots=True)
class TargetNeed:
    """One milestone of one target as whole numbers.

    The way from the baseline to the milestone is 1,000,000; `trend` is how much of it the trend makes by itself (it
    may be below 0) and `moves` what each proposal adds, by its label. Every figure is rounded once, so a sum of n of
    them is within (n + 1) / 2 millionths of the way; all that follows is exact for these figures. Where the milestone
    is the baseline, or there is no baseline, the unit is one millionth of the indicator's unit and the milestone
    stands at 0 (`counts_from_baseline` is False): a share of the way then has no meaning, and all of it is needed.
    """

    target: str
    title: str
    year: str
    milestone: float
    counts_from_baseline: bool
    trend: int
    moves: Mapping[str, int]

    def least(self, share: float) -> int:
        """Find what the chosen proposals must add up to at least, for a share of the way."""
        wanted = round(Fraction(repr(float(share))) * WHOLE) if self.counts_from_baseline else 0
        return wanted - self.trend


def target_needs(
    exercise: Exercise, linear: Iterable[LinearTarget | NotProjected] | None = None
) -> tuple[TargetNeed, ...]:
    """List every milestone of every target that can be projected, in the order of the agreement, then by year.

    `linear` is what `linear_targets` gives for this exercise, where it is known already.
    """
    needs = []
    for linear_target in linear_targets(exercise) if linear is None else linear:
        if isinstance(linear_target, LinearTarget):
            milestones = milestones_of(exercise, linear_target.target)
            needs += [
                _need(linear_target.target, linear_target, place, milestones[year])
                for place, year in enumerate(exercise.years)
                if year in milestones
            ]
    return tuple(needs)


def needs_of(needs: tuple[TargetNeed, ...], target: str, year: str = "") -> tuple[TargetNeed, ...]:
    """List the milestones of one target, of one year or all. Raises IncompleteExercise where there is none."""
    milestones = tuple(need for need in needs if need.target == target and year in ("", need.year))
    if not milestones:
        when = f" in {year}" if year else ""
        raise IncompleteExercise(
            f"The target {target} has no milestone{when} that can be projected, so no portfolio can be held to it. "
            "See its note in targets.csv for what is missing."
        )
    return milestones


def _need(target: Target, linear: LinearTarget, place: int, milestone: float) -> TargetNeed:
    start = linear.baseline
    counts = start is not None and start != milestone
    origin = start if counts and start is not None else milestone
    way = milestone - origin if counts else float(target.sign)
    moves: dict[Proposal, float] = {
        proposal: contribution.years[place].value for proposal, contribution in linear.contributions.by_proposal.items()
    }
    return TargetNeed(
        target=target.id,
        title=target.title,
        year=linear.trend.years[place].year,
        milestone=milestone,
        counts_from_baseline=counts,
        trend=round(WHOLE * (linear.constants[place] - origin) / way),
        moves={proposal.label: round(WHOLE * value / way) for proposal, value in moves.items()},
    )
