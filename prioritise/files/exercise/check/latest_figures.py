"""The latest figure of the exercise's own area, by indicator."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prioritise.domain.periods import Period, parse_period
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import IndicatorRow


def latest_figures(draft: Draft, wanted: Callable[[IndicatorRow], bool]) -> Mapping[str, IndicatorRow]:
    """Find the latest row with a figure for the whole of the own area, by indicator id, among the rows wanted."""
    own_area = draft.part.area.code
    latest: dict[str, tuple[Period, IndicatorRow]] = {}
    for row in draft.indicators.rows:
        cells = row.cells
        is_own = cells.area_code == own_area and not cells.category_type and cells.value is not None
        period = parse_period(cells.period) if is_own else None
        if period is None or not wanted(cells):
            continue
        if cells.indicator_id not in latest or period > latest[cells.indicator_id][0]:
            latest[cells.indicator_id] = (period, cells)
    return {indicator: cells for indicator, (_period, cells) in latest.items()}
