"""A target reaches its milestone, or a share of the way to it, in one year or in every year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.rules import MeetTarget
from prioritise.portfolio.rows import MILLIONTHS, PortfolioProblem, Row, RuleKind, Term, share_millionths
from prioritise.targets.needs import TargetNeed, needs_of
from prioritise.words import percent


def sentence(rule: MeetTarget, problem: PortfolioProblem) -> str:
    """Say "Fewer falls: the milestone for 2028/29 is met", "... every milestone ...", "at least 80% of the way ..."."""
    needs = needs_of(problem.needs, rule.target, rule.year)
    which = f"the milestone for {rule.year}" if rule.year else "every milestone"
    if rule.share == 1:
        return f"{needs[0].title}: {which} is met."
    return f"{needs[0].title}: at least {percent(rule.share)} of the way to {which}."


def rows(rule: MeetTarget, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write trend_t + sum over columns j of move_jt * x_j >= share * the way, in whole millionths of it; a row a year.

    Raises IncompleteExercise where the target has no milestone that can be projected.
    """
    words = sentence(rule, problem)
    return tuple(
        Row("meet_target", words, rule.id, _terms(need, problem), least=need.least(rule.share))
        for need in needs_of(problem.needs, rule.target, rule.year)
    )


def check(rule: MeetTarget, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether what the chosen ones add makes, with the trend, enough of the way in every year asked for."""
    labels = [problem.columns[place].label for place in chosen]
    return all(_reached(need, labels, rule.share) for need in needs_of(problem.needs, rule.target, rule.year))


def room(rule: MeetTarget, problem: PortfolioProblem) -> int:  # noqa: ARG001
    """Count the steps down to a millionth."""
    return max(0, share_millionths(rule.share) - 1)


def looser(rule: MeetTarget, amount: int) -> MeetTarget:
    """Ask for so many millionths less."""
    return replace(rule, share=(share_millionths(rule.share) - amount) / MILLIONTHS)


def _terms(need: TargetNeed, problem: PortfolioProblem) -> tuple[Term, ...]:
    moves = [(place, need.moves.get(column.label, 0)) for place, column in enumerate(problem.columns)]
    return tuple(Term(place, move) for place, move in moves if move)


def _reached(need: TargetNeed, labels: Collection[str], share: float) -> bool:
    return sum(need.moves.get(label, 0) for label in labels) >= need.least(share)


KIND = RuleKind[MeetTarget](sentence, rows, check, room=room, looser=looser)
