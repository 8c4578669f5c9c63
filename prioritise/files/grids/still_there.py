"""Which problems of typed grids are still there after the grids were changed in other places."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.errors import Problem
from prioritise.files.grids.grid import Grid


def still_there(problems: Iterable[Problem], before: Iterable[Grid], after: Iterable[Grid]) -> tuple[Problem, ...]:
    """Return the problems at cells and rows that are as they were when these were found; none of a grid that is
    gone.
    """
    was, now = ({grid.title: grid for grid in grids} for grids in (before, after))
    return tuple(
        problem
        for problem in problems
        if problem.file in was and problem.file in now and _is_as_it_was(problem, was[problem.file], now[problem.file])
    )


def _is_as_it_was(problem: Problem, was: Grid, now: Grid) -> bool:
    if problem.row is None:
        return True
    return _at(was, problem.row, problem.column) == _at(now, problem.row, problem.column)


def _at(grid: Grid, number: int, heading: str) -> object:
    if not 1 <= number <= len(grid.rows):
        return None
    cells = grid.cells_of(grid.rows[number - 1])
    return cells.get(heading, cells)
