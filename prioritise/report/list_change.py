"""How one list differs from another, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.interventions import Status
from prioritise.portfolio.problem import Column, PortfolioProblem
from prioritise.report.wording import first_capital, listed, lower_first

SAME = "The same list"


def change_words(problem: PortfolioProblem, enters: Sequence[str], leaves: Sequence[str]) -> str:
    """Who goes, who comes, which cuts are made or not, and who is funded at another level; from labels of columns."""
    known = {column.label: column for column in problem.columns}
    coming, going = ([known[label] for label in labels] for labels in (enters, leaves))
    before = {each.intervention: each for each in going}
    after = {each.intervention: each for each in coming}
    resized = [f"{_name(problem, after[each])} instead of {_level(before[each])}" for each in after if each in before]
    parts = (
        _part(problem, [each for each in going if each.intervention not in after], "out goes", "out go", cuts=False),
        _part(problem, [each for each in coming if each.intervention not in before], "in comes", "in come", cuts=False),
        _part(problem, coming, "cut made:", "cuts made:", cuts=True),
        _part(problem, going, "cut not made:", "cuts not made:", cuts=True),
        listed(resized),
    )
    return first_capital("; ".join(part for part in parts if part)) or SAME


def _part(problem: PortfolioProblem, columns: Sequence[Column], one: str, many: str, *, cuts: bool) -> str:
    names = [
        _name(problem, each)
        for each in columns
        if (problem.intervention_by_id[each.intervention].status is Status.REDUCE) == cuts
    ]
    return f"{one if len(names) == 1 else many} {listed(names)}" if names else ""


def _name(problem: PortfolioProblem, column: Column) -> str:
    name = problem.intervention_by_id[column.intervention].name
    return f"{name} at {_level(column)}" if column.level else name


def _level(column: Column) -> str:
    return lower_first(column.level_name or column.level)
