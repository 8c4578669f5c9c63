"""Of all the people reached, at least a share are in the most deprived group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.rules import MinimumMostDeprivedShare
from prioritise.portfolio.rows import MILLIONTHS, PortfolioProblem, Row, RuleKind, Term, least_whole, share_millionths
from prioritise.words import percent


def sentence(rule: MinimumMostDeprivedShare, problem: PortfolioProblem) -> str:  # noqa: ARG001
    """Say "At least 55% of the people reached are in the most deprived group"."""
    return f"At least {percent(rule.share)} of the people reached are in the most deprived group."


def rows(rule: MinimumMostDeprivedShare, problem: PortfolioProblem) -> tuple[Row, ...]:
    """Write sum over columns j of people_j (share_j - least share) x_j >= 0, shares in whole millionths.

    A cut counts with the people who lose by it, below 0: the sums are of those still reached. Raises
    IncompleteExercise where the reach of a column is not known.
    """
    least = share_millionths(rule.share)
    columns = enumerate(problem.columns)
    terms = least_whole(
        Term(place, column.most_deprived_millionths - least * column.people) for place, column in columns
    )
    return (Row("minimum_most_deprived_share", sentence(rule, problem), rule.id, terms, least=0),)


def check(rule: MinimumMostDeprivedShare, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Tell whether enough of the people reached are in the most deprived group. With nobody reached it holds."""
    columns = [problem.columns[place] for place in chosen]
    reached = sum(column.people for column in columns)
    return sum(column.most_deprived_millionths for column in columns) >= share_millionths(rule.share) * reached


def room(rule: MinimumMostDeprivedShare, problem: PortfolioProblem) -> int:  # noqa: ARG001
    """Count the steps down to a millionth."""
    return max(0, share_millionths(rule.share) - 1)


def looser(rule: MinimumMostDeprivedShare, amount: int) -> MinimumMostDeprivedShare:
    """Ask for so many millionths less."""
    return replace(rule, share=(share_millionths(rule.share) - amount) / MILLIONTHS)


KIND = RuleKind[MinimumMostDeprivedShare](sentence, rows, check, room=room, looser=looser)
