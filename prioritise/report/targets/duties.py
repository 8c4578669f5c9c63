"""Who must do what, by when: each target's years, what was promised and projected, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prioritise.analysis import Analysis, projections
from prioritise.analysis.once import once
from prioritise.analysis.small_counts import HIDDEN, hides_target
from prioritise.analysis.targets import figure_of_year, milestones_of, rating_of
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target
from prioritise.domain.vocabulary import words_of
from prioritise.report.targets.target_tables import promised_and_projected
from prioritise.report.targets.target_unit import unit_of
from prioritise.report.words.csv_cells import shown_level
from prioritise.targets.attainment import Attainment, TargetProjection
from prioritise.words import TextTable, decimals_apart, first_capital, told_apart, with_unit, without_unit


@dataclass(frozen=True, slots=True)
class Duty:
    """What one lead partner owes on one target in one year; without year, milestone and projection where none is set.

    `projected_alone` is the projection again without the unit that the milestone has just said. `course` is how it
    goes: the figure that came with its rating, the course, or why there is none.
    """

    lead: str
    target: str
    year: str
    milestone: str
    projected: str
    projected_alone: str
    course: str
    rests_on: str


@once
def duties(analysis: Analysis) -> tuple[Duty, ...]:
    """List every duty by lead partner, those that nobody leads last; within one in the order of the agreement."""
    every = [duty for projection in projections(analysis) for duty in _duties(analysis.exercise, projection)]
    return tuple(sorted(every, key=lambda duty: (duty.lead == "", duty.lead)))


def who_by_when(analysis: Analysis) -> TextTable:
    """Set out each target a row a year: its milestone, the course, who leads it or that nobody does, what it rests on.

    Where a figure has come for a year, it and its rating stand in place of the course.
    """
    words = words_of(analysis.exercise.vocabulary)
    return TextTable(
        (
            first_capital(words.target),
            "By when",
            first_capital(words.milestone),
            "Projected",
            "Course",
            first_capital(words.lead_partner),
            "Rests on",
        ),
        tuple(
            (
                duty.target,
                duty.year,
                duty.milestone,
                duty.projected_alone,
                first_capital(duty.course),
                duty.lead or "Nobody yet",
                duty.rests_on,
            )
            for duty in duties(analysis)
        ),
    )


def _duties(exercise: Exercise, projection: TargetProjection) -> Iterator[Duty]:
    target, milestones = projection.target, milestones_of(exercise, projection.target)
    lead = exercise.partner_by_id[target.lead_partner].name if target.lead_partner else ""
    rests_on = _rests_on(exercise, projection)
    if not milestones:
        yield Duty(lead, target.title, "", "", "", "", projection.note, rests_on)
        return
    for year in (year for year in exercise.years if year in milestones):
        came = _came(exercise, target, year, milestones[year])
        if (met := projection.at(year)) is None:
            promised = with_unit(milestones[year], unit_of(target))
            yield Duty(lead, target.title, year, promised, "", "", came or projection.note, rests_on)
        else:
            figures = (*promised_and_projected(exercise, met, target), _alone(exercise, met, target))
            yield Duty(lead, target.title, year, *figures, came or str(met.course), rests_on)


def _rests_on(exercise: Exercise, projection: TargetProjection) -> str:
    acting = projection.projected.acting if projection.projected else ()
    names = (
        exercise.intervention_by_id[contribution.proposal.intervention].name
        for contribution in acting
        if projection.target.sign * contribution.years[-1].value > 0
    )
    return ", ".join(dict.fromkeys(names))


def _alone(exercise: Exercise, met: Attainment, target: Target) -> str:
    if hides_target(exercise, target):
        return HIDDEN
    more = decimals_apart(unit_of(target), met.milestone, met.projected)
    return without_unit(met.projected, unit_of(target), more_decimals=more)


def _came(exercise: Exercise, target: Target, year: str, milestone: float) -> str:
    """The figure that came for a year and its rating, which then says more than the course; empty before one came."""
    actual = figure_of_year(exercise, target, year)
    if actual is None:
        return ""
    hidden = shown_level(exercise, target, actual.value) == HIDDEN
    figure = "a figure" if hidden else told_apart(unit_of(target), actual.value, milestone)[0]
    return f"{figure} came ({rating_of(exercise, target, milestone, actual)})"
