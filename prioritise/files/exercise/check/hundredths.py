"""Shares where percentages belong: a hundredth of what the indicator has, or small beside the others of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prioritise.domain.criteria import LevelScale
from prioritise.domain.targets import TargetMeasure
from prioritise.files.exercise.check.latest_figures import latest_figures
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.tables import Numbered, Table
from prioritise.files.exercise.target_rows import TargetRow
from prioritise.files.number_text import number_in
from prioritise.files.percent_sign import is_percent
from prioritise.files.problem_list import ProblemList

FEWEST_TIMES, MOST_TIMES = 50.0, 200.0
"""A percentage written as a share is a hundredth; with what changes over the years somewhat more or less."""

FEWEST_TO_COMPARE = 3
"""Fewer figures say nothing of how the others are written."""


def latest_percentages(draft: Draft) -> Mapping[str, float]:
    """Find the exercise's own area's latest figure above 1 of every indicator in percent."""
    rows = latest_figures(draft, lambda row: is_percent(row.unit) and row.value is not None and row.value > 1)
    return {indicator: row.value for indicator, row in rows.items() if row.value is not None}


def check_hundredths(draft: Draft, row: Numbered[TargetRow], latest: float | None, problems: ProblemList) -> None:
    """Note every figure of a target in percent that is about a hundredth of what is known of it.

    That is its indicator's latest figure, or the target's own baseline where there is none. Where no figure of it is
    above 1 and nothing else is known, they may be shares: that is said.
    """
    target = row.cells
    if not is_percent(target.unit) or (latest is not None and target.area_code not in ("", draft.part.area.code)):
        return
    figures = _figures(draft, row)
    known, whose = latest, f"what {target.indicator} has"
    if latest is None:
        known, whose = target.baseline, "its baseline"
        _note_all_small(figures, target.id, problems)
    if known is None or known <= 1:
        return
    for figure in figures:
        if 0 < figure.value <= 1 and known / MOST_TIMES <= figure.value <= known / FEWEST_TIMES:
            found = f"{figure.value:.15g}, about a hundredth of {whose}, {known:.15g} percent"
            meant = f"{figure.value * 100:.15g}"
            problems.add(figure.file, found, f"write {meant} if it is {meant}%", row=figure.row, column=figure.column)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a target, and where it stands."""

    file: str
    row: int
    column: str
    value: float


def _figures(draft: Draft, row: Numbered[TargetRow]) -> list[_Figure]:
    """The figures of a target in its unit: of a level also its ambitions and what came."""
    target = row.cells
    written: list[tuple[str, int, str, float | None]] = [
        (draft.targets.name, row.row, "baseline", target.baseline),
        (draft.targets.name, row.row, "no_stretch", target.no_stretch),
    ]
    if target.measure is TargetMeasure.LEVEL:
        tables: tuple[Table[Any], ...] = (draft.milestones, draft.actuals)
        written += [
            (table.name, numbered.row, "value", numbered.cells.value)
            for table in tables
            for numbered in table.rows
            if numbered.cells.target == target.id
        ]
    return [_Figure(file, number, column, value) for file, number, column, value in written if value is not None]


def _note_all_small(figures: Sequence[_Figure], target: str, problems: ProblemList) -> None:
    above_zero = [figure for figure in figures if figure.value > 0]
    if len(above_zero) >= FEWEST_TO_COMPARE and all(figure.value < 1 for figure in above_zero):
        first = above_zero[0]
        found = f"{first.value:.15g} percent, where no figure of {target} is 1 or more"
        meant = f"{first.value * 100:.15g}"
        said = f"check that they are not shares; write {meant} if it is {meant}%"
        problems.note(first.file, found, said, row=first.row, column=first.column)


def note_small_percentages(draft: Draft, problems: ProblemList) -> None:
    """Note measurements in percent from 0 to 1 where every other is above 1, or where none is: they may be shares."""
    table = draft.measurements
    for criterion in draft.criteria.values():
        if not is_percent(criterion.unit) or isinstance(criterion.scale, LevelScale):
            continue
        own = [numbered for numbered in table.rows if numbered.cells.criterion == criterion.id]
        above_zero = [
            (numbered.row, figure) for numbered in own if (figure := number_in(numbered.cells.value) or 0) > 0
        ]
        small = [(row, figure) for row, figure in above_zero if figure <= 1]
        larger = len(above_zero) - len(small)
        if len(above_zero) < FEWEST_TO_COMPARE or 0 < larger < len(small):
            continue
        beside = f"every other of {criterion.id} is above 1" if larger else f"no figure of {criterion.id} is above 1"
        for row, figure in small:
            found = f"{figure:.15g} percent, where {beside}"
            said = f"check that it is not a share; write {figure * 100:.15g} if it is {figure * 100:.15g}%"
            problems.note(table.name, found, said, row=row, column="value")
