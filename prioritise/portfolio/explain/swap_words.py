"""What moves when a question is settled another way, in words: who comes, who goes, who changes size, which cuts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prioritise.portfolio.naming import at_level, is_cut, name, names
from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.swap import Resized, Swap
from prioritise.words import joined

UP, DOWN, SAME_COST = "Would go up", "Would shrink", "Would change"
"""Which way a size moves, by what it costs."""


def services(problem: PortfolioProblem, interventions: Iterable[str]) -> tuple[str, ...]:
    """Return those of them that come and go, which a cut does not."""
    return tuple(intervention for intervention in interventions if not is_cut(problem, intervention))


def cuts(problem: PortfolioProblem, interventions: Iterable[str]) -> tuple[str, ...]:
    """Return those of them that are cuts, which are made or no longer made."""
    return tuple(intervention for intervention in interventions if is_cut(problem, intervention))


def resized_lines(problem: PortfolioProblem, swap: Swap) -> tuple[tuple[str, str], ...]:
    """Say which way each that stays at another level moves, and who: ("Would go up", "Warm homes to full scale")."""
    ways: dict[str, list[str]] = {}
    for moved in swap.resized:
        ways.setdefault(_way(problem, moved), []).append(_to_level(problem, moved))
    return tuple((way, joined(ways[way])) for way in (UP, DOWN, SAME_COST) if way in ways)


def moves(problem: PortfolioProblem, swap: Swap) -> str:
    """Say who would go, then all else that moves, a sentence each with a space before it."""
    going = services(problem, swap.leave)
    words = f" Out would go: {names(problem, going)}." if going else ""
    return words + entering(problem, swap)


def entering(problem: PortfolioProblem, swap: Swap) -> str:
    """Say all that moves but who would go."""
    coming = services(problem, swap.enter)
    come = f" In would come: {names(problem, coming)}." if coming else ""
    return f"{come}{resizing(problem, swap)}{cut_moves(problem, swap)}"


def resizing(problem: PortfolioProblem, swap: Swap) -> str:
    """Say who would go up or shrink."""
    return "".join(f" {way}: {who}." for way, who in resized_lines(problem, swap))


def cut_moves(problem: PortfolioProblem, swap: Swap) -> str:
    """Say which cuts would be made, and which no longer."""
    made, dropped = cuts(problem, swap.enter), cuts(problem, swap.leave)
    words = f" {_these(made)} would be made: {names(problem, made)}." if made else ""
    return f"{words} {_these(dropped)} would no longer be made: {names(problem, dropped)}." if dropped else words


def _these(ids: Sequence[str]) -> str:
    return "This cut" if len(ids) == 1 else "These cuts"


def _way(problem: PortfolioProblem, moved: Resized) -> str:
    was, now = (_cost_gbp(problem, moved.intervention, level) for level in (moved.was, moved.level))
    return SAME_COST if was == now else UP if now > was else DOWN


def _cost_gbp(problem: PortfolioProblem, intervention: str, level: str) -> int:
    return sum(problem.columns[place].cost_gbp for place in problem.places_at(intervention, level))


def _to_level(problem: PortfolioProblem, moved: Resized) -> str:
    return f"{name(problem, moved.intervention)}{at_level(problem, moved.intervention, moved.level, word='to')}"
