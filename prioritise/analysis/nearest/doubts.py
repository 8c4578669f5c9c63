"""What makes a decision one that could change, or one of another size: phrases, each of who or what would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.firm import AnotherSize, Firmness, Reach
from prioritise.portfolio.naming import name
from prioritise.words import joined, lower_first, whole_percent


def doubts(analysis: Analysis, decision: Firmness) -> list[str]:
    """List why a decision could change: partners, nearby weights, values within their range, and then its size."""
    found = []
    if decision.partners:
        found.append(f"another is best by the weights of {_partners(analysis, decision.partners)}")
    if decision.same_share < decision.firm_from:
        found.append(f"it is the same in only {whole_percent(decision.same_share)} of the weights near the agreed ones")
    if decision.reaches:
        found.append(f"another value of {_values(analysis, decision.reaches, ', would change it')}")
    if decision.size.partners:
        who = _partners(analysis, (partner for partner, _ in decision.size.partners))
        found.append(f"another size of it is best by the weights of {who}")
    return found


def size_doubts(analysis: Analysis, size: AnotherSize) -> list[str]:
    """List what would fund another size, each to follow "Another size would be funded"."""
    found = []
    if size.partners:
        who = _partners(analysis, (partner for partner, _ in size.partners))
        found.append(f"by the weights of {who}")
    if size.same_share < 1:
        share = 1 - size.same_share
        found.append(f"by {whole_percent(share) if share >= 0.01 else 'under 1%'} of the weights near the agreed ones")
    if size.reaches:
        found.append(f"with another value of {_values(analysis, size.reaches)}")
    return found


def _partners(analysis: Analysis, partners: Iterable[str]) -> str:
    return joined(analysis.exercise.partner_by_id[partner].name for partner in partners)


def _values(analysis: Analysis, reaches: Sequence[Reach], then: str = "") -> str:
    movable = reaches[0].movable
    more = f", and {len(reaches) - 1} more like it" if len(reaches) > 1 else ""
    whose = name(analysis.problem, movable.intervention)
    return f"{whose} on “{lower_first(movable.criterion.name)}”, within its range{then}{more}"
