"""What rules force in, and at which levels."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.portfolio.problem import PortfolioProblem


def forced_places(problem: PortfolioProblem) -> Mapping[str, tuple[int, ...]]:
    """Return the columns that rules leave to choose from of each intervention that must be funded, by its id.

    Where two rules name different levels of one, none is left that obeys both: then the columns of the last.
    """
    forced: dict[str, tuple[int, ...]] = {}
    for rule in problem.rules:
        settled = rule.settled
        if settled is not None and settled.inside:
            named = problem.places_at(settled.intervention, settled.level)
            both = tuple(place for place in forced.get(settled.intervention, named) if place in named)
            forced[settled.intervention] = both or named
    return forced
