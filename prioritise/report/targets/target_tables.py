"""Targets as tables: trajectories, where each goes with a list, what adds to it, and what nothing acts on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.analysis.small_counts import HIDDEN, hides_target
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target
from prioritise.domain.vocabulary import words_of
from prioritise.report.targets.target_unit import unit_of
from prioritise.targets.attainment import Attainment, TargetProjection
from prioritise.targets.contributions import Contribution
from prioritise.words import (
    TextTable,
    chance_words,
    first_capital,
    interval,
    lower_first,
    signed_number,
    told_apart,
    with_unit,
    without_unit,
)

IN_THE_TREND = "in the trend"


@dataclass(frozen=True, slots=True)
class Beside:
    """Where one target goes with another list, and what that list is called."""

    name: str
    projection: TargetProjection


def trajectory_table(
    projection: TargetProjection,
    milestones: Mapping[str, float],
    beside: Beside | None = None,
    *,
    milestone: str = "Milestone",
) -> TextTable:
    """Set out one target by year: without and with the portfolio, its limits, the milestone and how likely it is met.

    With `beside` one more column has the figures of another list. `milestone` is the exercise's word for one. Where
    nothing can be projected, there is a row a milestone with that alone.
    """
    headings = (
        "Year",
        "If nothing changes",
        "With what is chosen",
        "Low",
        "High",
        "95% interval",
        milestone,
        "Course",
        *((f"With {lower_first(beside.name)}",) if beside else ()),
    )
    trajectory, unit = projection.projected, unit_of(projection.target)
    rows: list[tuple[str, ...]] = []
    for target_year in trajectory.years if trajectory else ():
        met = projection.at(target_year.year)
        told = (target_year.trend, target_year.value, target_year.low, target_year.high)
        figures = tuple(without_unit(number, unit) for number in told)
        likely = interval(target_year.lower, target_year.upper, unit)
        promised = without_unit(milestones[target_year.year], unit) if target_year.year in milestones else ""
        more = (_there(beside, target_year.year),) if beside else ()
        course = course_sentence(projection.target, met) if met else ""
        rows.append((target_year.year, *figures, likely, promised, course, *more))
    if not rows:
        empty = ("",) * len(headings)
        rows = [(year, *empty[:5], without_unit(value, unit), *empty[7:]) for year, value in milestones.items()]
    return TextTable(headings, tuple(rows))


def course_sentence(target: Target, met: Attainment) -> str:
    """Say whether a milestone is reached and how likely that is, in the target's unit."""
    projected, milestone = told_apart(unit_of(target), met.projected, met.milestone)
    reached = "reaches" if met.met else "does not reach"
    words = f"{first_capital(met.course)}: the projection for {met.year}, {projected}, {reached} {milestone}"
    if met.probability is None:
        return f"{words}; no chance can be given, because the trend's uncertainty is not known."
    return f"{words}; the chance of meeting it is {chance_words(met.probability)}."


def where_each_goes(exercise: Exercise, projections: Iterable[TargetProjection]) -> TextTable:
    """List every target that has a milestone at its last one: what is projected, and the course. For any list."""
    words = words_of(exercise.vocabulary)
    headings = (first_capital(words.target), "By when", first_capital(words.milestone), "Projected", "Course")
    rows = []
    for projection in projections:
        if projection.attainments:
            last = projection.attainments[-1]
            promised, projected = promised_and_projected(exercise, last, projection.target)
            rows.append((projection.target.title, last.year, promised, projected, str(last.course)))
    return TextTable(headings, tuple(rows))


def contribution_table(exercise: Exercise, projection: TargetProjection) -> TextTable:
    """List what the choice adds to one target's trend or takes from it by year, with the study behind each effect.

    In the indicator's unit. Services that go on, and that the trend holds, are named without a figure.
    """
    headings = ("Intervention", "Led by", *exercise.years, "Source")
    trajectory = projection.projected
    if trajectory is None:
        return TextTable(headings, ())
    chosen = {contribution.proposal for contribution in trajectory.acting}
    moving = {contribution.proposal for contribution in trajectory.moving}
    rows = []
    for contribution in trajectory.moving:
        stops = "" if contribution.proposal in chosen else ", which stops"
        figures = [signed_number(year.value, 2) for year in contribution.years]
        rows.append(_contribution_row(exercise, contribution, figures, stops))
    for contribution in trajectory.acting:
        if contribution.proposal not in moving:
            as_today = [IN_THE_TREND] * len(exercise.years)
            rows.append(_contribution_row(exercise, contribution, as_today, ", which goes on"))
    return TextTable(headings, tuple(rows))


def _contribution_row(
    exercise: Exercise, contribution: Contribution, figures: Iterable[str], what_happens: str
) -> tuple[str, ...]:
    listed = exercise.intervention_by_id[contribution.proposal.intervention]
    lead = exercise.partner_by_id[listed.lead_partner].name
    name = exercise.sized_name(contribution.proposal)
    return (f"{name}{what_happens}", lead, *figures, contribution.source)


def promised_and_projected(exercise: Exercise, met: Attainment, target: Target) -> tuple[str, str]:
    """Write a milestone and what is projected for its year in the target's unit; hidden where it must not be shown."""
    if hides_target(exercise, target):
        return with_unit(met.milestone, unit_of(target)), HIDDEN
    promised, projected = told_apart(unit_of(target), met.milestone, met.projected)
    return promised, projected


def _there(beside: Beside, year: str) -> str:
    projected = beside.projection.projected
    target_year = projected.at(year) if projected else None
    return "not known" if target_year is None else without_unit(target_year.value, unit_of(beside.projection.target))
