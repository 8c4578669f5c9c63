"""How one list differs from another, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis.portfolio_change import resized_name
from prioritise.portfolio.naming import is_cut, name
from prioritise.portfolio.problem import Column, PortfolioProblem
from prioritise.words.lists import joined
from prioritise.words.numbers import first_capital, lower_first

SAME = "The same list"


@dataclass(frozen=True, slots=True)
class ListChange:
    """Who enters and leaves, who changes size, and which cuts are made and no longer made; all by name."""

    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    resized: tuple[str, ...]
    cuts_made: tuple[str, ...]
    cuts_dropped: tuple[str, ...]


def list_change(problem: PortfolioProblem, enters: Sequence[str], leaves: Sequence[str]) -> ListChange:
    """How one list differs from another, from labels of columns. A cut neither enters nor leaves."""
    known = {column.label: column for column in problem.columns}
    coming, going = ([known[label] for label in labels] for labels in (enters, leaves))
    before = {each.intervention: each for each in going}
    after = {each.intervention: each for each in coming}
    return ListChange(
        entering=_names(problem, [each for each in coming if each.intervention not in before], cuts=False),
        leaving=_names(problem, [each for each in going if each.intervention not in after], cuts=False),
        resized=tuple(
            resized_name(name(problem, each), _level(before[each]), _level(after[each]))
            for each in after
            if each in before
        ),
        cuts_made=_names(problem, coming, cuts=True),
        cuts_dropped=_names(problem, going, cuts=True),
    )


def change_words(problem: PortfolioProblem, enters: Sequence[str], leaves: Sequence[str]) -> str:
    """Who goes, who comes, which cuts are made or not, and who is funded at another level; from labels of columns."""
    change = list_change(problem, enters, leaves)
    parts = (
        _part(change.leaving, "out goes", "out go"),
        _part(change.entering, "in comes", "in come"),
        _part(change.cuts_made, "cut made:", "cuts made:"),
        _part(change.cuts_dropped, "cut no longer made:", "cuts no longer made:"),
        _part(change.resized, "changes size:", "change size:"),
    )
    return first_capital("; ".join(part for part in parts if part)) or SAME


def _part(names: tuple[str, ...], one: str, many: str) -> str:
    return f"{one if len(names) == 1 else many} {joined(names)}" if names else ""


def _names(problem: PortfolioProblem, columns: Sequence[Column], *, cuts: bool) -> tuple[str, ...]:
    return tuple(_name(problem, each) for each in columns if is_cut(problem, each.intervention) == cuts)


def _name(problem: PortfolioProblem, column: Column) -> str:
    called = name(problem, column.intervention)
    return f"{called} at {_level(column)}" if column.level else called


def _level(column: Column) -> str:
    return lower_first(column.level_name or column.level)
