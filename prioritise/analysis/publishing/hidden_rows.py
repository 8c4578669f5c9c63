"""Tables of a public copy without the figures that count few people, nor those that would give one away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from prioritise.analysis.small_counts import COUNT_UNITS, hidden_figures, hides_target, is_hidden_count
from prioritise.domain.exercise import Exercise
from prioritise.domain.periods import parse_period
from prioritise.domain.targets import TargetStatus
from prioritise.files.exercise.draft import draft_of
from prioritise.files.exercise.panel_files import plain_number, written_rows
from prioritise.files.exercise.row import ExerciseRow
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.exercise.target_rows import ActualRow, TargetRow

WHY_NO_BASELINE = "Its starting figure counts few people and is not published."


@dataclass(frozen=True, slots=True)
class Hidden:
    """The tables that had to be written anew, by file, and how many figures are left out of them."""

    files: Mapping[str, bytes]
    count: int


def without_small_counts(exercise: Exercise) -> Hidden:
    """Write the tables that hold a small count without it: no count and no number to work it out from.

    A figure that is itself a small number of people has no row; a target that starts from one is a placeholder.
    """
    draft = draft_of({file.name: file.content for file in exercise.files})
    few = hidden_figures(exercise).figures
    hidden_targets = {target.id for target in exercise.targets if hides_target(exercise, target)}
    units = {target.id: target.unit for target in exercise.targets}
    small = exercise.settings.small_number

    def indicator(row: IndicatorRow) -> dict[str, Any] | None:
        period = parse_period(row.period)
        if (row.indicator_id, row.area_code, period, row.category_type, row.category) not in few:
            return row.model_dump()
        return None if row.unit in COUNT_UNITS else row.model_dump() | {"count": None, "denominator": None}

    def target(row: TargetRow) -> dict[str, Any] | None:
        if row.id not in hidden_targets and not is_hidden_count(row.baseline, row.unit, small):
            return row.model_dump()
        filled = {"placeholder_reason": WHY_NO_BASELINE, "to_be_filled_by": row.lead_partner or "nobody"}
        return row.model_dump() | {"baseline": None, "status": TargetStatus.PLACEHOLDER} | filled

    def actual(row: ActualRow) -> dict[str, Any] | None:
        few_people = is_hidden_count(row.value, units.get(row.target, ""), small)
        return None if few_people or row.target in hidden_targets else row.model_dump()

    tables = [
        _table(IndicatorRow, [(row.cells.model_dump(), indicator(row.cells)) for row in draft.indicators.rows]),
        _table(TargetRow, [(row.cells.model_dump(), target(row.cells)) for row in draft.targets.rows]),
        _table(ActualRow, [(row.cells.model_dump(), actual(row.cells)) for row in draft.actuals.rows]),
    ]
    return Hidden({name: content for name, content, count in tables if count}, sum(count for _, _, count in tables))


def _table(
    model: type[ExerciseRow], rows: Iterable[tuple[dict[str, Any], dict[str, Any] | None]]
) -> tuple[str, bytes, int]:
    pairs = list(rows)
    written = written_rows(model, ([_text(cell) for cell in after.values()] for _, after in pairs if after is not None))
    return model.declared.file, written, sum(before != after for before, after in pairs)


def _text(cell: object) -> str:
    if cell is None or isinstance(cell, bool):
        return {None: "", True: "yes", False: "no"}[cell]
    if isinstance(cell, Enum):
        return str(cell.value)
    if isinstance(cell, int | float):
        return plain_number(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return ";".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)
