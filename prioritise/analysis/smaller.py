"""Current services that go on smaller than today, and who loses by that, by what stops or by a cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.portfolio_change import resized_name
from prioritise.analysis.reach import most_deprived_millionths
from prioritise.analysis.small_counts import people
from prioritise.domain.interventions import Intervention
from prioritise.domain.money import plan_cost_gbp
from prioritise.portfolio.naming import name
from prioritise.portfolio.problem import MILLIONTHS, Column
from prioritise.portfolio.today import place_today


@dataclass(frozen=True, slots=True)
class Smaller:
    """One current service that goes on at a smaller level than today's: fewer people a year are reached.

    `resized` names it with both levels: "Stop smoking service, from full to reduced scale". `most_deprived_lost` are
    those of the people lost who are most deprived; None where that is not known, as where more of them are reached
    than today. `saved_gbp` is what it costs less over the plan, in money of the plan.
    """

    intervention: str
    resized: str
    people_today: int
    people: int
    most_deprived_lost: float | None
    saved_gbp: int

    @property
    def people_lost(self) -> int:
        """How many people a year are no longer reached."""
        return self.people_today - self.people


@dataclass(frozen=True, slots=True)
class Loss:
    """People a year who lose, those of them who are most deprived, and what is set free over the plan.

    People are None where the exercise does not say.
    """

    people: int | None
    most_deprived: float | None
    freed_gbp: int


@once
def smaller_services(analysis: Analysis) -> Mapping[str, Smaller]:
    """Find every current service that the list continues smaller than today, by id; only where today's size is known.

    A level is smaller where it reaches fewer people a year.
    """
    problem = analysis.problem
    found: dict[str, Smaller] = {}
    for place in analysis.portfolio.chosen:
        column = problem.columns[place]
        today = place_today(problem, column.intervention)
        smaller = None if today is None else _smaller(analysis, problem.columns[today], column)
        if smaller is not None:
            found[column.intervention] = smaller
    return MappingProxyType(found)


def smaller_note(analysis: Analysis, intervention: str) -> str:
    """Say beside a service that it goes on smaller than today, and how much; empty for any other."""
    smaller = smaller_services(analysis).get(intervention)
    if smaller is None:
        return ""
    small = analysis.exercise.settings.small_number
    reached, today = (people(count, small_number=small) for count in (smaller.people, smaller.people_today))
    return f"Smaller than today: {reached} people a year, not {today}"


def loss_by(analysis: Analysis, intervention: str) -> Loss:
    """Find who loses by one service that stops or goes on smaller, or by one cut. A service is as large as it is today.

    For any other the answer is who would lose if it stopped.
    """
    if smaller := smaller_services(analysis).get(intervention):
        return Loss(smaller.people_lost, smaller.most_deprived_lost, smaller.saved_gbp)
    today = place_today(analysis.problem, intervention)
    described = analysis.exercise.intervention_by_id[intervention]
    if described.is_current and today is not None:
        level = analysis.problem.columns[today].level
        return _loss(described, plan_cost_gbp(analysis.exercise, intervention, level=level))
    if not described.is_current:
        described = analysis.exercise.sized[analysis.shown[intervention]]
    return _loss(described, analysis.cost_gbp_of[intervention])


def _smaller(analysis: Analysis, today: Column, now: Column) -> Smaller | None:
    if today.people_per_year is None or now.people_per_year is None or now.people_per_year >= today.people_per_year:
        return None
    before, after = most_deprived_millionths(today), most_deprived_millionths(now)
    lost = None if before is None or after is None or after > before else (before - after) / MILLIONTHS
    costs = [plan_cost_gbp(analysis.exercise, now.intervention, level=column.level) for column in (today, now)]
    return Smaller(
        intervention=now.intervention,
        resized=resized_name(
            name(analysis.problem, now.intervention), today.level_name or today.level, now.level_name or now.level
        ),
        people_today=today.people_per_year,
        people=now.people_per_year,
        most_deprived_lost=lost,
        saved_gbp=costs[0] - costs[1],
    )


def _loss(lost: Intervention, cost_gbp: int) -> Loss:
    reached = None if lost.people_per_year is None else abs(lost.people_per_year)
    share = lost.most_deprived_share
    return Loss(reached, None if reached is None or share is None else reached * share, abs(cost_gbp))
