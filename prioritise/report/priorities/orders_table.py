"""Three orders side by side: by score, by value for money, and what the best portfolio takes."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.domain.interventions import Status
from prioritise.portfolio.orders import ColumnFigures
from prioritise.words import TextTable


def orders_sentence(analysis: Analysis) -> str:
    """Say how far the best portfolio is from taking the top of each list."""
    by_score, by_money = (
        _fundable(analysis, analysis.orders.by_score),
        _fundable(analysis, analysis.orders.by_value_for_money),
    )
    funded = sum(figures.chosen for figures in by_score)
    return (
        f"Of the first {funded} by score it takes {sum(row.chosen for row in by_score[:funded])}, and by value for "
        f"money {sum(row.chosen for row in by_money[:funded])}. Limits and rules do the rest."
    )


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


def _fundable(analysis: Analysis, order: Sequence[ColumnFigures]) -> list[ColumnFigures]:
    known = analysis.exercise.intervention_by_id
    return [figures for figures in order if known[figures.intervention].status is not Status.REDUCE]


def _worded(analysis: Analysis, figures: ColumnFigures) -> str:
    name = analysis.exercise.intervention_by_id[figures.intervention].name
    return f"{name} ✓" if figures.chosen else name
