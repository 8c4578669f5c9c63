"""Why one intervention is where it is, in a sentence or two that stand beside its name in a table."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.explaining import explain
from prioritise.analysis.once import once
from prioritise.portfolio.explain.sentences import explained, forced_in, why_not_short

NOT_PROVEN = "No list is proven best in the time allowed, so why is not known."


@once
def short_reason(analysis: Analysis, intervention: str) -> str:
    """Say what keeps one out, or, where it is in, why. Exact. Raises UnknownName and SolverFailed."""
    return _said(analysis, intervention, reasons=True)


@once
def shortest_reason(analysis: Analysis, intervention: str) -> str:
    """Say the same, with who decided a rule that keeps it out, but not why. Raises UnknownName and SolverFailed."""
    return _said(analysis, intervention, reasons=False)


@once
def price_of_keeping(analysis: Analysis, intervention: str) -> str:
    """Say what keeping one that stops would lose, and what would go for it. Exact. Raises as `short_reason`.

    Empty where no list can hold it, or none is proven best.
    """
    is_known = analysis.portfolio.has_answer and analysis.portfolio.is_proven
    return forced_in(analysis.problem, explain(analysis, intervention)) if is_known else ""


def _said(analysis: Analysis, intervention: str, *, reasons: bool) -> str:
    if analysis.portfolio.has_answer and not analysis.portfolio.is_proven:
        return NOT_PROVEN
    facts, problem = explain(analysis, intervention), analysis.problem
    return explained(problem, facts)[0] if facts.chosen else why_not_short(problem, facts, reasons=reasons)
