"""What the solver's columns are called: an intervention, with its level where it has a choice of levels."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.portfolio.problem import PortfolioProblem
from prioritise.portfolio.words import joined, name
from prioritise.report.wording import lower_first


def column_names(problem: PortfolioProblem, labels: Iterable[str]) -> tuple[str, ...]:
    """The names of columns, from their labels: "Warm homes (half scale)"."""
    known = {column.label: column for column in problem.columns}
    found = [known[label] for label in labels]
    return tuple(
        f"{name(problem, each.intervention)} ({lower_first(each.level_name or each.level)})"
        if each.level
        else name(problem, each.intervention)
        for each in found
    )


def names_or_nothing(problem: PortfolioProblem, labels: Iterable[str]) -> str:
    """The same in one cell of a table, or a dash."""
    return joined(column_names(problem, labels), last="") or "–"
