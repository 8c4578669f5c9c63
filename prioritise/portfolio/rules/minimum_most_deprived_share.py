"""Of all the people reached, at least a share are in the most deprived group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.rules import MinimumMostDeprivedShare
from prioritise.portfolio.problem import MILLIONTHS, Column, PortfolioProblem, share_millionths
from prioritise.portfolio.rows import Row, Term, least_whole
from prioritise.portfolio.rule_kind import RuleKind
from prioritise.words.numbers import percent


def sentence(rule: MinimumMostDeprivedShare, problem: PortfolioProblem) -> str:  # noqa: ARG001
    """ "At least 55% of the people reached are in the most deprived group"."""
    return f"At least {percent(rule.share)} of the people reached are in the most deprived group."


def rows(rule: MinimumMostDeprivedShare, problem: PortfolioProblem) -> tuple[Row, ...]:
    """sum over columns j of people_j (share_j - least share) x_j >= 0, shares in whole millionths.

    A cut counts with the people who lose by it, below 0: the sums are of those still reached. Raises
    IncompleteExercise where the reach of a column is not known.
    """
    least = share_millionths(rule.share)
    terms = least_whole(
        Term(place, _most_deprived(column) - least * _people(column)) for place, column in enumerate(problem.columns)
    )
    return (Row("minimum_most_deprived_share", sentence(rule, problem), rule.id, terms, least=0),)


def check(rule: MinimumMostDeprivedShare, chosen: Collection[int], problem: PortfolioProblem) -> bool:
    """Counting people gives enough of them in the most deprived group. With nobody reached it holds."""
    columns = [problem.columns[place] for place in chosen]
    reached = sum(_people(column) for column in columns)
    return sum(_most_deprived(column) for column in columns) >= share_millionths(rule.share) * reached


def room(rule: MinimumMostDeprivedShare, problem: PortfolioProblem) -> int:  # noqa: ARG001
    """Down to a millionth."""
    return max(0, share_millionths(rule.share) - 1)


def looser(rule: MinimumMostDeprivedShare, amount: int) -> MinimumMostDeprivedShare:
    """So many millionths less."""
    return replace(rule, share=(share_millionths(rule.share) - amount) / MILLIONTHS)


def _people(column: Column) -> int:
    if column.people_per_year is None:
        raise IncompleteExercise(f"{column.label} has no people_per_year, which a rule needs. Enter it.")
    return column.people_per_year


def _most_deprived(column: Column) -> int:
    # In millionths of a person.
    people = _people(column)
    if people and column.most_deprived_share is None:
        raise IncompleteExercise(f"{column.label} has no most_deprived_share, which a rule needs. Enter it.")
    return people * share_millionths(column.most_deprived_share or 0.0)


KIND = RuleKind[MinimumMostDeprivedShare](sentence, rows, check, room=room, looser=looser)
