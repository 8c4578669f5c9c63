"""When no portfolio obeys the rules within the money: what cannot all be kept, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.portfolio.conflicts.members import Member, feasible, members_of, with_only
from prioritise.portfolio.conflicts.smallest import always_kept, smallest_conflict
from prioritise.portfolio.conflicts.ways_out import WayOut, ways_out
from prioritise.portfolio.problem import PortfolioProblem

__all__ = ["Conflict", "Conflicts", "Member", "WayOut", "conflicts"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules and limits that cannot all be kept, though all but any one of them could be.

    `always` says what is true of every portfolio (levels, cuts) and has a part in it; it cannot be given up.
    """

    members: tuple[Member, ...]
    always: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """One smallest conflict, others that have nothing in common with it or each other, and the ways out.

    Each way out was checked: with it a portfolio exists, which it holds. Those that need no money come first, then
    by pounds; among equals, the greatest value first.
    """

    first: Conflict
    others: tuple[Conflict, ...]
    ways_out: tuple[WayOut, ...]


def conflicts(problem: PortfolioProblem) -> Conflicts | None:
    """Find what stands in the way of any portfolio; None when there is one. Raises SolverFailed.

    No smaller part of a conflict is one, but another conflict, found in another order, may have fewer members.
    """
    if feasible(problem):
        return None
    disjoint: list[Conflict] = []
    left = members_of(problem)
    while not feasible(with_only(problem, left)):
        members = smallest_conflict(problem, left)
        disjoint.append(Conflict(members, always_kept(problem, members)))
        left = tuple(member for member in left if member not in members)
    return Conflicts(disjoint[0], tuple(disjoint[1:]), ways_out(problem, [conflict.members for conflict in disjoint]))
