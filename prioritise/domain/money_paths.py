"""The ways money may go: forward a year within a fund, or to another fund in the same year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from prioritise.domain.funds import Fund

MOST_JOINED_SETS = 4_100
"""What the model can carry: every set of 12 fund-years, such as four funds over three years that all share."""

FundAndYear = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MoneyPath:
    """One way money may go, and the most that may go that way, in whole pounds."""

    from_fund: str
    from_year: str
    to_fund: str
    to_year: str
    limit_gbp: int

    @property
    def start(self) -> FundAndYear:
        """The fund and year the money leaves."""
        return self.from_fund, self.from_year

    @property
    def end(self) -> FundAndYear:
        """The fund and year the money reaches."""
        return self.to_fund, self.to_year

    @property
    def carries(self) -> bool:
        """Whether the money stays in its fund and goes forward in time."""
        return self.from_fund == self.to_fund


def money_paths(funds: Sequence[Fund], years: Sequence[str]) -> tuple[MoneyPath, ...]:
    """Return every way of more than nothing that the funds of an exercise allow: first those forward in time."""
    forward = [
        MoneyPath(fund.id, year, fund.id, later, fund.carry_forward_gbp)
        for fund in funds
        for year, later in pairwise(years)
        if fund.carry_forward_gbp > 0
    ]
    across = [
        MoneyPath(fund.id, year, move.fund, year, move.limit_gbp)
        for fund in funds
        for move in fund.move_to
        for year in years
        if move.limit_gbp > 0
    ]
    return (*forward, *across)


def coming_in_gbp(paths: Iterable[MoneyPath], into: Collection[FundAndYear]) -> int:
    """Add up what may come into some funds and years, taken together, from any other; whole pounds."""
    return sum(path.limit_gbp for path in paths if path.end in into and path.start not in into)


def joined_sets(paths: Iterable[MoneyPath]) -> tuple[frozenset[FundAndYear], ...] | None:
    """List every set of two or more fund-years that paths join; None when there are too many."""
    neighbours: dict[FundAndYear, set[FundAndYear]] = {}
    for path in paths:
        neighbours.setdefault(path.start, set()).add(path.end)
        neighbours.setdefault(path.end, set()).add(path.start)
    sets: list[frozenset[FundAndYear]] = []
    passed: set[FundAndYear] = set()
    for first in neighbours:
        passed.add(first)
        waiting = [(frozenset({first}), sorted(neighbours[first] - passed), frozenset(passed))]
        while waiting:
            kept, next_to, refused = waiting.pop()
            sets += [kept] if len(kept) > 1 else []
            if len(sets) > MOST_JOINED_SETS:
                return None
            for place, neighbour in enumerate(next_to):
                closed = refused.union(next_to[: place + 1])
                beyond = neighbours[neighbour] - closed - kept - set(next_to)
                waiting.append((kept | {neighbour}, next_to[place + 1 :] + sorted(beyond), closed))
    return tuple(sets)
