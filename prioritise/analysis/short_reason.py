"""Why one intervention is where it is, in a sentence or two that stand beside its name in a table."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.explaining import explain
from prioritise.analysis.once import once
from prioritise.portfolio.explain.sentences import explained, why_not_short


@once
def short_reason(analysis: Analysis, intervention: str) -> str:
    """Say what keeps one out, or, where it is in, why. Exact. Raises UnknownName and SolverFailed."""
    facts = explain(analysis, intervention)
    return explained(analysis.problem, facts)[0] if facts.chosen else why_not_short(analysis.problem, facts)


@once
def shortest_reason(analysis: Analysis, intervention: str) -> str:
    """Say what keeps one out without why there is a rule, but who decided it. Raises UnknownName and SolverFailed."""
    return why_not_short(analysis.problem, explain(analysis, intervention), reasons=False)
