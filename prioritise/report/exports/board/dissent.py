"""Where one partner's own best list would have decided otherwise, in words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.nearest.firm import firmness
from prioritise.analysis.portfolio_change import resized_name
from prioritise.domain.interventions import Proposal
from prioritise.words import first_capital, joined

SAME = "The same list"


def dissent(analysis: Analysis, partner: str, *, most_named: int | None = None) -> str:
    """Say what one partner's own best list would have funded or made instead, what not, and what at another size.

    With `most_named` no more than so many of each are named, and the others counted.
    """
    otherwise = [decision.intervention for decision in firmness(analysis) if partner in decision.partners]
    inside = set(analysis.portfolio.interventions)
    known = analysis.exercise.intervention_by_id
    services = [intervention for intervention in otherwise if not known[intervention].is_cut]
    cuts = [intervention for intervention in otherwise if known[intervention].is_cut]
    said = (
        _said(analysis, "funded or continued", [service for service in services if service not in inside], most_named),
        _said(analysis, "not funded, or stopped", [service for service in services if service in inside], most_named),
        _resized(analysis, partner, most_named),
        _said(analysis, "made the cut", [cut for cut in cuts if cut not in inside], most_named),
        _said(analysis, "not made the cut", [cut for cut in cuts if cut in inside], most_named),
    )
    return first_capital("; ".join(phrase for phrase in said if phrase)) or SAME


def _resized(analysis: Analysis, partner: str, most_named: int | None) -> str:
    levels = analysis.exercise.level_names
    moved = [
        (decision.intervention, level)
        for decision in firmness(analysis)
        for who, level in decision.size.partners
        if who == partner
    ]
    named = [
        resized_name(
            analysis.exercise.intervention_by_id[intervention].name,
            analysis.level_name_of[intervention],
            levels[Proposal(intervention, level)],
        )
        for intervention, level in moved
    ]
    return f"funded another size: {_named(named, most_named)}" if named else ""


def _said(analysis: Analysis, what: str, interventions: Sequence[str], most_named: int | None) -> str:
    named = [analysis.exercise.intervention_by_id[intervention].name for intervention in interventions]
    return f"{what}: {_named(named, most_named)}" if named else ""


def _named(named: Sequence[str], most: int | None) -> str:
    told = named[:most]
    more = [f"{len(named) - len(told)} more, in the board paper"] if len(told) < len(named) else []
    return joined([*told, *more])
