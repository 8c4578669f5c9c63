"""Why one intervention is in or out: the sentences, and the exact facts they are made of as tables."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.explaining import explain_in_full
from prioritise.analysis.losing import loss_sentence
from prioritise.analysis.nearest.larger import why_not_larger
from prioritise.analysis.once import once
from prioritise.portfolio.explain.fact_rows import entry_cost_table, facts_table
from prioritise.portfolio.explain.sentences import explained
from prioritise.words import TextTable


@dataclass(frozen=True, slots=True)
class Why:
    """Why one intervention stands where it does. `costs` is None where no one entry cost can be named."""

    sentences: tuple[str, ...]
    facts: TextTable
    costs: TextTable | None


@once
def why(analysis: Analysis, intervention: str) -> Why:
    """Explain one intervention's place, re-solved and exact. Raises UnknownName and SolverFailed."""
    facts = explain_in_full(analysis, intervention)
    problem = analysis.problem
    first, *others = explained(problem, facts)
    lost = filter(None, (loss_sentence(analysis, intervention),))
    sentences = (first, *lost, *others, *why_not_larger(analysis, intervention))
    return Why(sentences, facts_table(problem, facts), entry_cost_table(problem, facts))
