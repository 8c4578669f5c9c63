"""The last figure that came for a target, beside what was projected and promised for its year."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Actual, Target
from prioritise.targets.agreement import milestones_of
from prioritise.targets.attainment import TargetProjection
from prioritise.targets.delivery import Rating, figure_of_year, rating_of
from prioritise.targets.trajectories import TargetYear


@dataclass(frozen=True, slots=True)
class Expected:
    """What was projected for the year of a figure, in the target's own terms, and how the figure stands to it.

    `lower` and `upper` are the projection's 95% interval, cut off where the indicator's scale ends; `within` is whether
    the figure lies in it. `chance` (0-1) is that of a figure at least as far from the projection on the same side, by
    the normal approximation of `attainment`. All four are None where nothing tells how sure the projection was.
    """

    value: float
    lower: float | None
    upper: float | None
    within: bool | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class LastFigure:
    """The figure of the latest plan year that has one.

    `milestone` is None where nothing was promised for that year, and the rating then is "not rated"; `expected` is
    None where nothing can be projected.
    """

    target: Target
    year: str
    actual: Actual
    milestone: float | None
    rating: Rating
    expected: Expected | None


def last_figure(exercise: Exercise, projection: TargetProjection) -> LastFigure | None:
    """Return the last figure that came for a target in a year of the plan; None where none has.

    The projection does not use it: its trend is of figures from before the plan. Misleads where the figure is of part
    of a year, or its period is not that of the indicator.
    """
    target, milestones = projection.target, milestones_of(exercise, projection.target)
    for year in reversed(exercise.years):
        actual = figure_of_year(exercise, target, year)
        if actual is not None:
            promised = milestones.get(year)
            return LastFigure(
                target=target,
                year=year,
                actual=actual,
                milestone=promised,
                rating=Rating.NOT_RATED if promised is None else rating_of(exercise, target, promised, actual),
                expected=_expected(projection, year, actual.value),
            )
    return None


def _expected(projection: TargetProjection, year: str, came: float) -> Expected | None:
    projected = projection.projected.at(year) if projection.projected else None
    if projected is None:
        return None
    if projected.lower is None or projected.upper is None:
        return Expected(projected.value, None, None, None, None)
    return Expected(
        value=projected.value,
        lower=projected.lower,
        upper=projected.upper,
        within=projected.lower <= came <= projected.upper,
        chance=_chance(projected, came),
    )


def _chance(projected: TargetYear, came: float) -> float | None:
    if not projected.standard_error:
        return None
    return NormalDist().cdf(-abs(came - projected.value) / projected.standard_error)
