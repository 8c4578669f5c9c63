"""How far a trajectory gets towards its milestones, in figures and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import NormalDist

from prioritise.domain.exercise import Exercise
from prioritise.domain.settings import TargetSettings
from prioritise.domain.targets import Target
from prioritise.targets.agreement import milestones_of
from prioritise.targets.trajectories import NotProjected, TargetYear, Trajectory

HOW_COMPUTED = (
    "A normal approximation: the distance from the projected figure to the milestone, in standard errors. The standard "
    "error joins the trend's (its 95% prediction interval, or the latest figure's own interval where there is no line) "
    "and the effects' (their low and high figures as 95% limits), all taken as independent."
)


class Course(StrEnum):
    """Whether a milestone will be met."""

    ON_COURSE = "on course"
    UNCERTAIN = "uncertain"
    OFF_COURSE = "off course"


@dataclass(frozen=True, slots=True)
class Attainment:
    """One milestone against its projection.

    `share` is (projected - baseline) / (milestone - baseline): 1 at the milestone, 0 at the baseline; None where the
    milestone is the baseline, or there is no baseline: then only `met` speaks. `shortfall` is how far the projection
    stays on the worse side, in the indicator's unit, 0 when met. `probability` is None when no uncertainty is known.
    """

    year: str
    milestone: float
    projected: float
    share: float | None
    met: bool
    shortfall: float
    probability: float | None
    course: Course


@dataclass(frozen=True, slots=True)
class TargetProjection:
    """One target: its trajectory, or why there is none, and how far it gets by each milestone."""

    target: Target
    trajectory: Trajectory | NotProjected
    attainments: tuple[Attainment, ...]

    @property
    def projected(self) -> Trajectory | None:
        """The trajectory, where there is one that can be shown as a figure."""
        trajectory = self.trajectory
        return None if isinstance(trajectory, NotProjected) or trajectory.problems else trajectory

    @property
    def note(self) -> str:
        """What to know about the figures, in words: why there is none, what is wrong, what to be careful of."""
        if isinstance(self.trajectory, NotProjected):
            return self.trajectory.reason
        if self.trajectory.problems:
            return "cannot be projected: " + "; ".join(self.trajectory.problems)
        return "; ".join(self.trajectory.cautions)

    @property
    def trend_passes_from(self) -> str:
        """The first year from which every milestone is met if nothing changes, or empty where the last is not."""
        trajectory, first = self.projected, ""
        for attained in reversed(self.attainments):
            year = trajectory.at(attained.year) if trajectory else None
            if year is None or self.target.sign * (year.trend - attained.milestone) < 0:
                break
            first = attained.year
        return first

    def at(self, year: str) -> Attainment | None:
        """Find how far it gets by one year's milestone; None without one."""
        return next((attained for attained in self.attainments if attained.year == year), None)


def project_target(exercise: Exercise, trajectory: Trajectory | NotProjected) -> TargetProjection:
    """Return a trajectory held against the target's milestones, in the exercise's settings."""
    target = trajectory.target
    if isinstance(trajectory, NotProjected) or trajectory.problems:
        return TargetProjection(target, trajectory, ())
    milestones = milestones_of(exercise, target)
    return TargetProjection(
        target,
        trajectory,
        tuple(
            attainment(target, trajectory.baseline, year, milestones[year.year], exercise.settings.targets)
            for year in trajectory.years
            if year.year in milestones
        ),
    )


def attainment(
    target: Target, baseline: float | None, year: TargetYear, milestone: float, settings: TargetSettings
) -> Attainment:
    """Return one year against its milestone."""
    ahead = target.sign * (year.value - milestone)
    probability = _probability(ahead, year.standard_error)
    return Attainment(
        year=year.year,
        milestone=milestone,
        projected=year.value,
        share=share_of_the_way(baseline, milestone, year.value),
        met=ahead >= 0,
        shortfall=max(0.0, -ahead),
        probability=probability,
        course=_course(probability, settings),
    )


def share_of_the_way(baseline: float | None, milestone: float, figure: float) -> float | None:
    """Return (figure - baseline) / (milestone - baseline); None without a baseline, or where the milestone is it.

    Below 0 when things get worse, above 1 beyond the milestone. Exact for figures as written, so that 60% is 60%.
    """
    if baseline is None or milestone == baseline:
        return None
    start, end, reached = (Fraction(repr(value)) for value in (baseline, milestone, figure))
    return float((reached - start) / (end - start))


def _probability(ahead: float, standard_error: float | None) -> float | None:
    if standard_error is None:
        return None
    if standard_error == 0:
        return 1.0 if ahead >= 0 else 0.0
    return NormalDist().cdf(ahead / standard_error)


def _course(probability: float | None, settings: TargetSettings) -> Course:
    if probability is None:
        return Course.UNCERTAIN
    if probability >= settings.on_course:
        return Course.ON_COURSE
    return Course.OFF_COURSE if probability <= settings.off_course else Course.UNCERTAIN
