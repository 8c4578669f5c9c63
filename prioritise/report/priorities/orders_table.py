"""Three orders side by side: by score, by value for money, and what the best portfolio takes."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.domain.interventions import Status
from prioritise.portfolio.orders import Standing
from prioritise.words import TextTable


def orders_sentence(analysis: Analysis) -> str:
    """Say how far the best portfolio is from taking the top of each list."""
    by_score, by_money = (
        _fundable(analysis, analysis.orders.by_score),
        _fundable(analysis, analysis.orders.by_value_for_money),
    )
    funded = sum(standing.chosen for standing in by_score)
    of_score, of_money = (sum(row.chosen for row in order[:funded]) for order in (by_score, by_money))
    return taken_sentence(funded, of_score, of_money)


def taken_sentence(funded: int, of_score: int, of_money: int) -> str:
    """Say how many of the first of each order are taken, and what does the rest where there is a rest."""
    said = f"Of the first {funded} by score it takes {of_score}, and by value for money {of_money}."
    return said if of_score == of_money == funded else f"{said} Limits and rules do the rest."


def orders_table(analysis: Analysis) -> TextTable:
    """List who stands where in each order. A tick marks what the best portfolio funds; cuts are left out."""
    by_score, by_money = (
        _fundable(analysis, analysis.orders.by_score),
        _fundable(analysis, analysis.orders.by_value_for_money),
    )
    in_portfolio = _fundable(analysis, analysis.orders.by_portfolio)
    return TextTable(
        ("Place", "By score", "By value for money", "Best portfolio"),
        tuple(
            (
                str(place),
                _worded(analysis, score),
                _worded(analysis, money),
                analysis.exercise.intervention_by_id[taken.intervention].name if taken.chosen else "–",
            )
            for place, (score, money, taken) in enumerate(zip(by_score, by_money, in_portfolio, strict=True), start=1)
        ),
    )


def _fundable(analysis: Analysis, order: Sequence[Standing]) -> list[Standing]:
    known = analysis.exercise.intervention_by_id
    return [standing for standing in order if known[standing.intervention].status is not Status.REDUCE]


def _worded(analysis: Analysis, standing: Standing) -> str:
    name = analysis.exercise.intervention_by_id[standing.intervention].name
    return f"{name} ✓" if standing.chosen else name
