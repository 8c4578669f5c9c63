"""What you would have to believe for another list to be the best one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.known import did_you_mean
from prioritise.analysis.left_out import leaving_out
from prioritise.domain.errors import UnknownName
from prioritise.domain.interventions import Proposal
from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.portfolio.explain.questions import SETTLED
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.solve import solve
from prioritise.portfolio.swap import Swap, levels_in, swap_to
from prioritise.portfolio.verify import failures
from prioritise.robustness.nearest_weights import NearestWeights, nearest_weights

Listed = Sequence[Proposal]
"""A list somebody has in mind: interventions, each at a level or (empty) at any."""


@dataclass(frozen=True)
class Belief:
    """What is to be said of a list that somebody has in mind, against the best one.

    `swap` is what is in it and not in the best list, and the reverse; its value lost is at the agreed weights.
    `broken` are the sentences of what it breaks of the money and the rules; while there are any, `nearest` is None.
    """

    chosen: tuple[int, ...]
    swap: Swap
    broken: tuple[str, ...]
    nearest: NearestWeights | None

    @property
    def is_best_somewhere(self) -> bool:
        """Whether any weights make it best."""
        return self.nearest is not None and self.nearest.is_best


def believe(analysis: Analysis, listed: Listed) -> Belief:
    """Find the weights nearest to the agreed ones at which this list is best, or say why there are none.

    `listed` are the interventions funded, continued or cut; one with levels and none named is taken at the level that
    serves the list best. Raises UnknownName for what is not there or named twice, and SolverFailed.
    """
    chosen = _columns(analysis, tuple(listed))
    swap = swap_to(analysis.problem, analysis.portfolio, chosen)
    broken = failures(analysis.problem, chosen)
    nearest = None if broken else nearest_weights(analysis.problem, chosen)
    return Belief(chosen, swap, broken, nearest)


def swapped_list(analysis: Analysis, out: Sequence[str], into: Sequence[str]) -> Listed:
    """Return the best list with some taken out and others put in, by id; who stays keeps its level.

    Who is put in comes at the level that serves the list best.
    """
    levels = levels_in(analysis.problem, analysis.portfolio.chosen)
    kept = [intervention for intervention in analysis.portfolio.interventions if intervention not in out]
    stay = [Proposal(intervention, levels[intervention]) for intervention in kept]
    return (*stay, *(Proposal(intervention) for intervention in into))


def _columns(analysis: Analysis, listed: tuple[Proposal, ...]) -> tuple[int, ...]:
    problem = analysis.problem
    wrong = [sentence for proposal in listed if (sentence := _unknown(problem, proposal))]
    named = [proposal.intervention for proposal in listed]
    wrong += [f"{one} is listed twice." for one in dict.fromkeys(named) if named.count(one) > 1]
    if wrong:
        raise UnknownName(" ".join(wrong))
    wanted = {place for proposal in listed for place in problem.places_at(proposal.intervention, proposal.level)}
    rules = (
        *problem.rules,
        *(MustFund(SETTLED, intervention, SETTLED) for intervention in named),
        *(
            MustNotFund(SETTLED, intervention.id, SETTLED)
            for intervention in problem.interventions
            if intervention.id not in named
        ),
    )
    unwanted = set(range(len(problem.columns))) - wanted
    best = solve(leaving_out(replace(problem, rules=rules), unwanted))
    if best.has_answer:
        return best.chosen
    scores = analysis.score_millionths
    tops = [
        max(problem.places_at(proposal.intervention, proposal.level), key=lambda place: (scores[place], -place))
        for proposal in listed
    ]
    return tuple(sorted(tops))


def _unknown(problem: PortfolioProblem, proposal: Proposal) -> str:
    known = problem.intervention_by_id
    if proposal.intervention not in known:
        return f"No intervention is called {proposal.intervention}.{did_you_mean(proposal.intervention, known)}"
    levels = [problem.columns[place].level for place in problem.columns_of[proposal.intervention]]
    if proposal.level and proposal.level not in levels:
        return (
            f"{proposal.intervention} has no level {proposal.level}; it has "
            f"{', '.join(filter(None, levels)) or 'none'}."
        )
    return ""
