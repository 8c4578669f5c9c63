"""Why an intervention is in or out, and what overrides cost: every figure re-solved and exact."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import require_intervention, require_proven
from prioritise.analysis.repricing import repricing
from prioritise.domain.errors import UnknownName
from prioritise.portfolio.explain.dearer import with_costly_limits
from prioritise.portfolio.explain.facts import Explanation
from prioritise.portfolio.explain.overrides import OverridePrice, override_prices
from prioritise.portfolio.explain.sentences import explained
from prioritise.portfolio.explain.why import explain as explain_of


def explain(analysis: Analysis, intervention: str) -> Explanation:
    """Explain why one intervention is, or is not, in the portfolio: every figure re-solved and exact.

    Raises UnknownName for an intervention that is not in the exercise, where no portfolio obeys the
    rules, and where none is proven best.
    """
    require_intervention(analysis.exercise, intervention)
    if not analysis.portfolio.has_answer:
        raise UnknownName("No list obeys the rules, so no place in it can be explained.")
    require_proven(analysis.portfolio, "why something is in it or not")
    return explain_of(analysis.questions, intervention, repriced=repricing(analysis.exercise))


def explain_in_full(analysis: Analysis, intervention: str) -> Explanation:
    """Explain one intervention's place with what makes it dear to force in. Raises as `explain` does."""
    return with_costly_limits(analysis.questions, explain(analysis, intervention))


def explanation_sentences(analysis: Analysis, intervention: str) -> tuple[str, ...]:
    """Explain in sentences a resident could read."""
    return explained(analysis.problem, explain_in_full(analysis, intervention))


def price_overrides(analysis: Analysis) -> tuple[OverridePrice, ...]:
    """Find what each override of the scenario costs: the value lost without it, and who makes way.

    Raises UnknownName where there is a list that is not proven best.
    """
    if analysis.portfolio.has_answer and analysis.scenario.overrides:
        require_proven(analysis.portfolio, "what an override costs")
    return override_prices(analysis.questions, analysis.scenario.overrides)
