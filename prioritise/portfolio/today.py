"""The size a current service has today, as far as the exercise says."""

from __future__ import annotations

from prioritise.portfolio.problem import PortfolioProblem


def place_today(problem: PortfolioProblem, intervention: str) -> int | None:
    """Return the column of a current service as it is today; None for what is not there yet, or where it is not known.

    It is its only column, or the one level that reaches as many people as the service is said to.
    """
    described = problem.intervention_by_id[intervention]
    places = problem.columns_of[intervention]
    if not described.is_current:
        return None
    if len(places) == 1:
        return places[0]
    reached = described.people_per_year
    same = [place for place in places if reached is not None and problem.columns[place].people_per_year == reached]
    return same[0] if len(same) == 1 else None
