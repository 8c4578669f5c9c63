"""Three orders side by side: by score, by value for money, and what the best portfolio takes."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.domain.interventions import Proposal
from prioritise.portfolio.orders import ColumnFigures
from prioritise.words import TextTable, lower_first


def orders_sentence(analysis: Analysis) -> str:
    """Say how far the best portfolio is from taking the top of each list."""
    orders = (analysis.orders.by_score, analysis.orders.by_value_for_money)
    taken = [[_is_taken(analysis, figures) for figures in _fundable(analysis, order)] for order in orders]
    funded = sum(taken[0])
    return taken_sentence(funded, *(sum(order[:funded]) for order in taken))


def taken_sentence(funded: int, of_score: int, of_money: int) -> str:
    """Say how many of the first of each order are taken, and what does the rest where there is a rest."""
    said = f"Of the first {funded} by score it takes {of_score}, and by value for money {of_money}."
    return said if of_score == of_money == funded else f"{said} Limits and rules do the rest."


def orders_table(analysis: Analysis) -> TextTable:
    """List who stands where in each order, each once: at the size that stands first there, which is named.

    A tick marks what the best portfolio funds, and at which size where that is another; cuts are left out.
    """
    orders = (analysis.orders.by_score, analysis.orders.by_value_for_money, analysis.orders.by_portfolio)
    places = zip(*(_fundable(analysis, order) for order in orders), strict=True)
    return TextTable(
        ("Place", "By score", "By value for money", "Best list"),
        tuple(
            (
                str(place),
                _worded(analysis, score),
                _worded(analysis, money),
                _named(analysis, taken) if taken.chosen else "–",
            )
            for place, (score, money, taken) in enumerate(places, start=1)
        ),
    )


def _fundable(analysis: Analysis, order: Sequence[ColumnFigures]) -> list[ColumnFigures]:
    known = analysis.exercise.intervention_by_id
    first: dict[str, ColumnFigures] = {}
    for figures in order:
        if not known[figures.intervention].is_cut:
            first.setdefault(figures.intervention, figures)
    return list(first.values())


def _is_taken(analysis: Analysis, figures: ColumnFigures) -> bool:
    return figures.intervention in analysis.portfolio.interventions


def _worded(analysis: Analysis, figures: ColumnFigures) -> str:
    named = _named(analysis, figures)
    if figures.chosen or not _is_taken(analysis, figures):
        return f"{named}\u00a0✓" if figures.chosen else named
    return f"{named}, taken at {lower_first(analysis.level_name_of[figures.intervention])}\u00a0✓"


def _named(analysis: Analysis, figures: ColumnFigures) -> str:
    return analysis.exercise.sized_name(Proposal(figures.intervention, figures.level))
