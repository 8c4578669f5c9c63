"""Who loses by a service that stops or goes on smaller than today, or by a cut, and what money that sets free."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.smaller import smaller_services
from prioritise.domain.interventions import Intervention, Status
from prioritise.domain.money import plan_cost_gbp
from prioritise.portfolio.today import place_today


@dataclass(frozen=True, slots=True)
class Loss:
    """People a year who lose, those of them who are most deprived, and what is set free over the plan.

    People are None where the exercise does not say.
    """

    people: int | None
    most_deprived: float | None
    freed_gbp: int


def loss_by(analysis: Analysis, intervention: str) -> Loss:
    """Find who loses by one service that stops or goes on smaller, or by one cut. A service is as large as it is today.

    For any other the answer is who would lose if it stopped.
    """
    if smaller := smaller_services(analysis).get(intervention):
        return Loss(smaller.people_lost, smaller.most_deprived_lost, smaller.saved_gbp)
    today = place_today(analysis.problem, intervention)
    described = analysis.exercise.intervention_by_id[intervention]
    if described.status is Status.CURRENT and today is not None:
        level = analysis.problem.columns[today].level
        return _loss(described, plan_cost_gbp(analysis.exercise, intervention, level=level))
    if described.status is not Status.CURRENT:
        described = analysis.exercise.sized[analysis.shown[intervention]]
    return _loss(described, analysis.cost_gbp_of[intervention])


def _loss(lost: Intervention, cost_gbp: int) -> Loss:
    reached = None if lost.people_per_year is None else abs(lost.people_per_year)
    share = lost.most_deprived_share
    return Loss(reached, None if reached is None or share is None else reached * share, abs(cost_gbp))
