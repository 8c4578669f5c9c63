"""A smallest set of rules and limits that cannot all be kept (deletion filter: Chinneck and Dravnieks 1991)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from prioritise.portfolio.conflicts.members import Member, MemberKind, feasible, with_only
from prioritise.portfolio.engine import Engine
from prioritise.portfolio.model import PortfolioModel, build_model
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.rows import Row

Part = TypeVar("Part")
ALWAYS = ("one_level", "reduction", "release")


def smallest_conflict(problem: PortfolioProblem, members: Sequence[Member]) -> tuple[Member, ...]:
    """Find, of members that conflict, some that still do, of which none can be left out.

    Tried with money given up first and with rules given up first; the smaller is returned, rules on a tie.
    """

    def conflict(kept: Sequence[Member]) -> bool:
        return not feasible(with_only(problem, kept))

    rules = [member for member in members if member.kind is MemberKind.RULE]
    money = [member for member in members if member.kind is not MemberKind.RULE]
    by_rules = without_idle([*rules, *money], conflict)
    if len(by_rules) < 2 or not any(member.kind is MemberKind.RULE for member in by_rules):
        return _in_order(members, by_rules)
    by_money = without_idle([*money, *rules], conflict)
    return _in_order(members, min(by_rules, by_money, key=len))


def always_kept(problem: PortfolioProblem, members: Sequence[Member]) -> tuple[str, ...]:
    """Say what is true of every portfolio and has a part in the conflict, each in words."""
    posed = build_model(with_only(problem, members))
    rows = [row for row in posed.rows if row.kind in ALWAYS]
    others = [row for row in posed.rows if row.kind not in ALWAYS]

    def conflict(kept: Sequence[Row]) -> bool:
        model = _model(posed, [*others, *kept])
        return not Engine(model).maximise([0] * len(problem.columns)).has_answer

    return tuple(f"{row.label}." for row in without_idle(rows, conflict))


def without_idle(parts: Sequence[Part], conflict: Callable[[Sequence[Part]], bool]) -> list[Part]:
    """Drop the parts not needed for a conflict; those listed last are given up first."""
    if conflict([]):
        return []
    kept = list(parts)
    size = max(1, len(kept) // 4)
    while True:
        # In blocks first, since most have no part in it; then one by one.
        for start in range(0, len(kept), size)[::-1] if size > 1 else range(len(kept) - 1, -1, -1):
            trial = kept[:start] + kept[start + size :]
            if trial != kept and conflict(trial):
                kept = trial
        if size == 1:
            return kept
        size = max(1, size // 3)


def _in_order(members: Sequence[Member], kept: Sequence[Member]) -> tuple[Member, ...]:
    return tuple(member for member in members if member in kept)


def _model(posed: PortfolioModel, rows: Sequence[Row]) -> PortfolioModel:
    # The engine takes its rows from the list, and prices only guide a proof, which is not asked for here.
    return replace(posed, rows=tuple(rows))
