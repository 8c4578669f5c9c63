"""How many people a list reaches, and how many of them live in the most deprived group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from prioritise.portfolio.problem import MILLIONTHS, Column, PortfolioProblem, share_millionths


@dataclass(frozen=True, slots=True)
class Reach:
    """People a year reached by a list, a cut taking away those who lose by it. `most_deprived` may be a part of one.

    Both are None where the reach of something chosen is not known: missing is never zero.
    """

    people: int | None
    most_deprived_millionths: int | None

    @property
    def most_deprived(self) -> float | None:
        """People in the most deprived group."""
        known = self.most_deprived_millionths
        return None if known is None else known / MILLIONTHS


def reach_of(problem: PortfolioProblem, chosen: Iterable[int]) -> Reach:
    """Add up whom a list reaches: sum of people_per_year, and of people_per_year times the most deprived share."""
    return _added(tuple(problem.columns[place] for place in chosen))


@lru_cache(maxsize=1024)
def _added(columns: tuple[Column, ...]) -> Reach:
    people = [column.people_per_year for column in columns]
    deprived = [most_deprived_millionths(column) for column in columns]
    return Reach(
        people=None if None in people else sum(person or 0 for person in people),
        most_deprived_millionths=None if None in deprived else sum(number or 0 for number in deprived),
    )


@cache
def most_deprived_millionths(column: Column) -> int | None:
    """Count people of a column in the most deprived group, in millionths of a person; None where that is not known."""
    if column.people_per_year is None:
        return None
    if column.most_deprived_share is None:
        return None if column.people_per_year else 0
    return column.people_per_year * share_millionths(column.most_deprived_share)
