"""What stands in the way of one intervention: what it would break beside the list, and what no list with it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.portfolio.conflicts import Conflict
from prioritise.portfolio.conflicts.members import MemberKind, members_of
from prioritise.portfolio.conflicts.smallest import always_kept, smallest_conflict
from prioritise.portfolio.explain.entry import place_wanted
from prioritise.portfolio.explain.questions import SETTLED, Questions
from prioritise.portfolio.explain.shortages import capacities_short
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rules import check


def broken_beside(problem: PortfolioProblem, agreed: Portfolio, place: int) -> tuple[str, ...]:
    """Return the ids of the rules, then of the capacities, that a column would break beside the list as it is."""
    with_it = (*agreed.chosen, place)
    rules = tuple(rule.id for rule in problem.rules if not check(rule, with_it, problem))
    return (*rules, *capacities_short(problem, agreed, place))


def outbid_for(questions: Questions, intervention: str, capacities: Sequence[str]) -> tuple[str, ...]:
    """Return those of the capacities of which the best list with no limit on money leaves one too little."""
    rich = questions.with_all_the_money
    if not capacities or not rich.has_answer or intervention in rich.interventions:
        return ()
    short = capacities_short(questions.problem, rich, place_wanted(questions, intervention))
    return tuple(capacity for capacity in capacities if capacity in short)


def in_the_way(questions: Questions, intervention: str) -> Conflict | None:
    """Return what no list can keep with the other decision; None where some list keeps everything.

    No smaller part of it stands in the way. Its members may be none: then what is always so does by itself.
    """
    inside = intervention in questions.agreed.interventions
    if questions.settled(intervention, inside=not inside).has_answer:
        return None
    settled = (MustNotFund if inside else MustFund)(SETTLED, intervention, SETTLED)
    asked = replace(questions.problem, rules=(*questions.problem.rules, settled))
    kept = smallest_conflict(asked, members_of(asked))
    others = tuple(member for member in kept if member.kind is not MemberKind.RULE or member.about != SETTLED)
    return Conflict(others, always_kept(asked, kept))
