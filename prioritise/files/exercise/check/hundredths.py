"""Figures of a target that are a hundredth of what its indicator has: shares where percentages belong."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.periods import Period, parse_period
from prioritise.domain.targets import TargetMeasure
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import TargetRow
from prioritise.files.exercise.tables import Numbered
from prioritise.files.percent_sign import is_percent
from prioritise.files.problem_list import ProblemList

FEWEST_TIMES, MOST_TIMES = 50.0, 200.0
"""A percentage written as a share is a hundredth; with what changes over the years somewhat more or less."""


def latest_percentages(draft: Draft) -> Mapping[str, float]:
    """The exercise's own area's latest figure above 1 of every indicator in percent."""
    found: dict[str, tuple[Period, float]] = {}
    for row in draft.indicators.rows:
        cells, period = row.cells, parse_period(row.cells.period)
        own = cells.area_code == draft.part.area.code and not cells.category_type and is_percent(cells.unit)
        if own and period is not None and cells.value is not None and cells.value > 1:
            known = found.get(cells.indicator_id)
            if known is None or period > known[0]:
                found[cells.indicator_id] = (period, cells.value)
    return {indicator: value for indicator, (_period, value) in found.items()}


def check_hundredths(draft: Draft, row: Numbered[TargetRow], latest: float | None, problems: ProblemList) -> None:
    """Note every figure of a target in percent that is about a hundredth of its indicator's latest figure."""
    target = row.cells
    if latest is None or target.area_code not in ("", draft.part.area.code) or not is_percent(target.unit):
        return
    written = [(draft.targets.name, row.row, column, getattr(target, column)) for column in ("baseline", "no_stretch")]
    if target.measure is TargetMeasure.LEVEL:
        rows = [
            (draft.milestones.name, each.row, each.cells.target, each.cells.value) for each in draft.milestones.rows
        ]
        rows += [(draft.actuals.name, each.row, each.cells.target, each.cells.value) for each in draft.actuals.rows]
        written += [(file, number, "value", value) for file, number, id_, value in rows if id_ == target.id]
    for file, number, column, value in written:
        if value is not None and 0 < value <= 1 and latest / MOST_TIMES <= value <= latest / FEWEST_TIMES:
            found = f"{value:g}, about a hundredth of what {target.indicator} has, {latest:g} percent"
            meant = f"{value * 100:.15g}"
            problems.add(file, found, f"write {meant} if it is {meant}%", row=number, column=column)
