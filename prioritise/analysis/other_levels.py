"""Why one is funded at the level it is: what every other level would make of the list, each found by solving again."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.sentences import swap_words
from prioritise.analysis.once import once
from prioritise.domain.interventions import Proposal
from prioritise.domain.rules import MustFund
from prioritise.portfolio.explain.questions import SETTLED
from prioritise.portfolio.explain.sentences import points
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import swap_between
from prioritise.words import lower_first


@once
def other_levels(analysis: Analysis, intervention: str) -> tuple[str, ...]:
    """Say of every other level of one that is funded what the best list with it would lose. Raises SolverFailed.

    Nothing where the list is not proven best.
    """
    if not analysis.portfolio.is_proven:
        return ()
    levels = [Proposal(intervention, level.level) for level in analysis.exercise.levels_of[intervention]]
    if not any(level in analysis.portfolio_proposals for level in levels):
        return ()
    return tuple(_sentence(analysis, level) for level in levels if level not in analysis.portfolio_proposals)


def _sentence(analysis: Analysis, other: Proposal) -> str:
    problem = analysis.problem
    rule = MustFund(SETTLED, other.intervention, SETTLED, level=other.level)
    best = solve(replace(problem, rules=(*problem.rules, rule)))
    swap = swap_between(problem, analysis.portfolio, best, besides=other.intervention)
    level = lower_first(analysis.exercise.level_names[other])
    if swap.value_lost_millionths is None:
        return f"At {level}, no list would keep the money and the rules."
    lost = swap.value_lost_millionths
    worth = f"worth {points(lost)} less" if lost else "worth exactly as much"
    return f"At {level}, the best list would be {worth}. {swap_words(problem, swap)}".strip()
