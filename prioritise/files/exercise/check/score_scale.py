"""Checks that a panel which scored from 1 to 5, or wrote shares, is not read as giving values from 0 to 100."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.tables import Numbered, Table
from prioritise.files.number_text import number_in
from prioritise.files.problem_list import ProblemList

LARGEST_SCORE = 10.0
"""Panels score from 1 to 5, 7 or 10; the values of levels run to 100."""
SMALLEST_TOP = 50.0
"""A scale whose levels end below this may have small values of its own."""
FEWEST_SCORES = 2
"""One small figure between levels may be meant."""


def check_score_scale(draft: Draft, problems: ProblemList, *, awaiting_panel: bool = False) -> None:
    """Note every criterion whose figures are all small whole numbers, where levels with other values are needed.

    A figure between 0 and 1 is doubted by itself, and loaded: a mean of what a panel said may be one. `awaiting_panel`
    loads them all the same: a live panel has seen the levels when it entered a figure between them.
    """
    say = problems.note if awaiting_panel else problems.add
    for table in (draft.scores, draft.agreed, draft.measurements):
        of_criterion: dict[str, list[Numbered[Any]]] = defaultdict(list)
        for row in table.rows:
            if row.cells.value:
                of_criterion[row.cells.criterion].append(row)
        for id_, rows in of_criterion.items():
            criterion = draft.criteria.get(id_)
            if criterion is not None and isinstance(criterion.scale, LevelScale):
                doubtful = _check(table, criterion, criterion.scale, rows, say)
                others = (row for row in rows if row.row not in doubtful)
                _doubt_shares(table, criterion.scale, others, problems)


def may_be_a_share(figure: float, scale: LevelScale) -> bool:
    """Say whether a figure is below 1 on a scale of many points, where a share of the scale may be meant."""
    values = {level.value for level in scale.levels}
    return max(values) >= SMALLEST_TOP and 0 < figure < 1 and figure not in values


def _check(
    table: Table[Any], criterion: Criterion, scale: LevelScale, rows: Sequence[Numbered[Any]], say: Callable[..., None]
) -> Mapping[int, float]:
    """Say what is doubtful of all rows together, or of all of a member; return the rows it is about."""
    values = {level.value for level in scale.levels}
    doubtful = _doubtful(rows, scale) if max(values) >= SMALLEST_TOP else {}
    if doubtful:
        figures = sorted({number for number in doubtful.values() if number})
        listed = "; ".join(f"{level.name} ({level.value:.15g})" for level in scale.levels)
        written = ", ".join(f"{figure:.15g}" for figure in figures)
        said = f"values of {criterion.id}, none of them" if len(figures) > 1 else f"a value of {criterion.id}, not"
        found = f"{written} as {said} the value of a level, on a scale from {min(values):.15g} to {max(values):.15g}"
        kind = f"a score out of {max(figures):.15g} or so" if max(figures) >= 1 else "a share of the scale"
        what_to_do = f"if this is {kind}, write the level that is meant: {listed}"
        say(table.name, found, what_to_do, row=min(doubtful), column="value")
    return doubtful


def _doubt_shares(table: Table[Any], scale: LevelScale, rows: Iterable[Numbered[Any]], problems: ProblemList) -> None:
    for row in rows:
        figure = number_in(row.cells.value)
        if figure is not None and may_be_a_share(figure, scale):
            found = (
                f"{figure:.15g}, less than one point of a scale to {max(level.value for level in scale.levels):.15g}"
            )
            meant = f"{figure * 100:.15g}"
            problems.note(table.name, found, f"write {meant} if {meant}% is meant", row=row.row, column="value")


def _doubtful(rows: Sequence[Numbered[Any]], scale: LevelScale) -> Mapping[int, float]:
    """The rows of those whose every figure is small and no level's value, with the figure.

    All rows together, or else a member at a time, since one may score 1 to 5 where another writes levels.
    """
    figures: dict[str, dict[int, float | None]] = defaultdict(dict)
    for row in rows:
        figures[getattr(row.cells, "member", "")][row.row] = number_in(row.cells.value)
    doubtful: dict[int, float] = {}
    together = {row: number for own in figures.values() for row, number in own.items()}
    for own in (together, *figures.values()):
        small = {row: number for row, number in own.items() if number is not None and _is_small(number, scale)}
        if len(small) == len(own) >= FEWEST_SCORES and any(small.values()):
            doubtful |= small
    return doubtful


def _is_small(number: float, scale: LevelScale) -> bool:
    if number == 0 or may_be_a_share(number, scale):
        return True
    whole = number == int(number) and 0 < number <= LARGEST_SCORE
    return whole and all(level.value != number for level in scale.levels)
