"""The cheapest ways out of a conflict: each one change where one is enough, the least that is enough, and checked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from prioritise.domain.errors import SolverFailed
from prioritise.domain.rules import Rule
from prioritise.portfolio import rules
from prioritise.portfolio.conflicts.members import Member, MemberKind, feasible, members_of, most_used, with_only
from prioritise.portfolio.naming import capacity_name, fund_name
from prioritise.portfolio.portfolio import Portfolio
from prioritise.portfolio.problem import Budget, PortfolioProblem, most_spent
from prioritise.portfolio.rows import share_millionths
from prioritise.portfolio.solve import solve
from prioritise.words import pounds

TENTH_PERCENT = 1_000
"""A tenth of a per cent, in the millionths by which shares are loosened."""


class ChangeKind(StrEnum):
    """What is changed."""

    DROP_RULE = "drop-rule"
    LOOSEN_RULE = "loosen-rule"
    RAISE_LIMIT = "raise-limit"
    LOWER_MINIMUM = "lower-minimum"
    RAISE_CAPACITY = "raise-capacity"


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one member of a conflict. `extra_gbp` is the extra money it takes, in whole pounds."""

    kind: ChangeKind
    member: Member
    words: str
    extra_gbp: int = 0


@dataclass(frozen=True)
class WayOut:
    """One change, or several that are needed together. `changed` is the problem with them, `portfolio` its best one."""

    changes: tuple[Change, ...]
    changed: PortfolioProblem
    portfolio: Portfolio

    @property
    def extra_gbp(self) -> int:
        """The extra money it takes, in whole pounds over all funds and years."""
        return sum(change.extra_gbp for change in self.changes)

    @property
    def sentence(self) -> str:
        """What to do and what comes of it, in plain words."""
        done = " ".join(change.words for change in self.changes)
        return f"{done} The best list is then worth {self.portfolio.value:,.2f} points."


def ways_out(problem: PortfolioProblem, conflicts: Sequence[Sequence[Member]]) -> tuple[WayOut, ...]:
    """Return every single change that is enough, cheapest first; where none is, changes that are enough together.

    `conflicts` are sets of members with nothing in common. Only a member of every conflict can be a single way out.
    """
    singles = _single(problem, conflicts[0]) if len(conflicts) == 1 else []
    changed = singles or _together(problem, conflicts)
    ways = [WayOut(changes, asked, solve(asked)) for changes, asked in changed]
    if not all(out.portfolio.has_answer for out in ways):
        raise SolverFailed("A way out did not survive the recheck. No answer is given.")
    return tuple(sorted(ways, key=lambda out: (out.extra_gbp, -out.portfolio.value_millionths)))


_Changed = tuple[tuple[Change, ...], PortfolioProblem]


def _single(problem: PortfolioProblem, members: Sequence[Member]) -> list[_Changed]:
    ways: list[_Changed] = []
    for member in members:
        for change, changed in _changes(problem, member, feasible):
            ways.append(((change,), changed))
    return ways


def _together(problem: PortfolioProblem, conflicts: Sequence[Sequence[Member]]) -> list[_Changed]:
    # One way keeps rules as far as it can and one keeps limits; what is in no conflict is kept before the rest.
    torn = {member for conflict in conflicts for member in conflict}
    ways: dict[tuple[Change, ...], PortfolioProblem] = {}
    for rules_first in (True, False):
        ordered = sorted(
            members_of(problem),
            key=lambda member: ((member.kind is MemberKind.RULE) is not rules_first, member in torn),
        )
        kept: list[Member] = []
        given_up: list[Member] = []
        for member in ordered:
            fits = feasible(with_only(problem, [*kept, member]))
            (kept if fits else given_up).append(member)
        changes, changed = _one_after_another(problem, given_up)
        ways[changes] = changed
    return list(ways.items())


def _one_after_another(problem: PortfolioProblem, given_up: Sequence[Member]) -> _Changed:
    # Rules are dropped; then each limit is changed by the least that is enough with those after it given up.
    dropped = [rule for rule in given_up if rule.kind is MemberKind.RULE]
    limits = [limit for limit in given_up if limit.kind is not MemberKind.RULE]
    changes = [_drop(rule) for rule in dropped]
    gone = {rule.place for rule in dropped}
    changed = replace(problem, rules=tuple(rule for place, rule in enumerate(problem.rules) if place not in gone))
    for number, member in enumerate(limits, start=1):
        later = {(limit.kind, limit.place) for limit in limits[number:]}

        def enough(asked: PortfolioProblem, later: Collection[tuple[MemberKind, int]] = frozenset(later)) -> bool:
            members = [other for other in members_of(asked) if (other.kind, other.place) not in later]
            return feasible(with_only(asked, members))

        change, changed = _changes(changed, member, enough)[0]
        changes.append(change)
    return tuple(changes), changed


def _changes(
    problem: PortfolioProblem, member: Member, enough: Callable[[PortfolioProblem], bool]
) -> list[tuple[Change, PortfolioProblem]]:
    match member.kind:
        case MemberKind.RULE:
            ways = [_loosened_rule(problem, member, enough), _dropped_rule(problem, member, enough)]
        case MemberKind.LIMIT:
            ways = [_raised_limit(problem, member, enough)]
        case MemberKind.MINIMUM:
            ways = [_lowered_minimum(problem, member, enough)]
        case MemberKind.CAPACITY:
            ways = [_raised_capacity(problem, member, enough)]
    return [way for way in ways if way is not None]


_Way = tuple[Change, PortfolioProblem] | None


def _dropped_rule(problem: PortfolioProblem, member: Member, enough: Callable[[PortfolioProblem], bool]) -> _Way:
    kept = tuple(rule for place, rule in enumerate(problem.rules) if place != member.place)
    changed = replace(problem, rules=kept)
    return (_drop(member), changed) if enough(changed) else None


def _drop(member: Member) -> Change:
    return Change(ChangeKind.DROP_RULE, member, f"Drop the rule: {member.sentence}")


def _loosened_rule(problem: PortfolioProblem, member: Member, enough: Callable[[PortfolioProblem], bool]) -> _Way:
    rule = problem.rules[member.place]
    most = rules.room(rule, problem)

    def by(amount: int) -> PortfolioProblem:
        return _with_rule(problem, member.place, rules.looser(rule, amount))

    amount = least_enough(lambda amount: enough(by(amount)), most)
    if amount is None:
        return None
    # More is never worse, so a share that can be read is enough too.
    changed = by(_readable(rule, amount, most))
    now = rules.sentence(changed.rules[member.place], changed)
    return Change(ChangeKind.LOOSEN_RULE, member, f"Instead of “{member.sentence}” settle for “{now}”"), changed


def _readable(rule: Rule, least: int, most: int) -> int:
    """The first amount from the least on at which a share has no more than a tenth of a per cent; else the least."""
    for amount in range(least, min(most, least + TENTH_PERCENT) + 1):
        share = getattr(rules.looser(rule, amount), "share", None)
        if share is None or share_millionths(share) % TENTH_PERCENT == 0:
            return amount
    return least


def _raised_limit(problem: PortfolioProblem, member: Member, enough: Callable[[PortfolioProblem], bool]) -> _Way:
    budget = problem.budgets[member.place]

    def by(amount: int) -> PortfolioProblem:
        return _with_budget(problem, member.place, replace(budget, limit_gbp=budget.limit_gbp + amount))

    amount = least_enough(lambda amount: enough(by(amount)), most_spent(problem))
    if amount is None:
        return None
    where = f"{fund_name(problem, budget.fund)} {pounds(amount)} more in {budget.year}"
    words = f"Give {where}, {pounds(budget.limit_gbp + amount)} in all.{_still_counted(problem, budget)}"
    return Change(ChangeKind.RAISE_LIMIT, member, words, amount), by(amount)


def _still_counted(problem: PortfolioProblem, budget: Budget) -> str:
    # A larger limit would make a share of it larger too, and might then not be enough.
    if not any(rules.counts_from(rule, budget.fund) for rule in problem.rules):
        return ""
    return " What rules ask for as a share of its limit stays as it is in pounds."


def _lowered_minimum(problem: PortfolioProblem, member: Member, enough: Callable[[PortfolioProblem], bool]) -> _Way:
    budget = problem.budgets[member.place]
    minimum = budget.minimum_gbp or 0

    def by(amount: int) -> PortfolioProblem:
        return _with_budget(problem, member.place, replace(budget, minimum_gbp=minimum - amount))

    amount = least_enough(lambda amount: enough(by(amount)), minimum + most_spent(problem))
    if amount is None:
        return None
    where = f"what {fund_name(problem, budget.fund)} must spend in {budget.year}"
    words = f"Lower {where} by {pounds(amount)}, to {pounds(minimum - amount)}."
    return Change(ChangeKind.LOWER_MINIMUM, member, words), by(amount)


def _raised_capacity(problem: PortfolioProblem, member: Member, enough: Callable[[PortfolioProblem], bool]) -> _Way:
    capacity = problem.capacities[member.place]

    def by(amount: int) -> PortfolioProblem:
        raised = replace(capacity, limit=capacity.limit + amount)
        return replace(
            problem,
            capacities=tuple(raised if place == member.place else c for place, c in enumerate(problem.capacities)),
        )

    amount = least_enough(lambda amount: enough(by(amount)), most_used(problem) + max(0, -capacity.limit))
    if amount is None:
        return None
    words = f"Find {amount:,} {capacity.unit} more of {capacity_name(capacity.id).lower()} in {capacity.year}."
    return Change(ChangeKind.RAISE_CAPACITY, member, words), by(amount)


def least_enough(enough: Callable[[int], bool], most: int) -> int | None:
    """Find the least whole amount from 1 to `most` that is enough; more is never worse. None when `most` is not."""
    if most < 1 or not enough(most):
        return None
    return 1 + bisect_left(range(1, most), True, key=enough)


def _with_rule(problem: PortfolioProblem, place: int, rule: Rule) -> PortfolioProblem:
    return replace(problem, rules=(*problem.rules[:place], rule, *problem.rules[place + 1 :]))


def _with_budget(problem: PortfolioProblem, place: int, budget: Budget) -> PortfolioProblem:
    return replace(problem, budgets=(*problem.budgets[:place], budget, *problem.budgets[place + 1 :]))
