"""Tables of a public copy without the figures that count few people, nor those that would give one away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritise.analysis.small_counts import COUNT_UNITS, hidden_figures, hides_target, is_hidden_count
from prioritise.domain.exercise import Exercise
from prioritise.domain.periods import parse_period
from prioritise.domain.targets import TargetStatus
from prioritise.files.exercise.draft import draft_of
from prioritise.files.exercise.row import ExerciseRow
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.exercise.tables import written
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

    def indicator(row: IndicatorRow) -> IndicatorRow | None:
        period = parse_period(row.period)
        if (row.indicator_id, row.area_code, period, row.category_type, row.category) not in few:
            return row
        return None if row.unit in COUNT_UNITS else row.model_copy(update={"count": None, "denominator": None})

    def target(row: TargetRow) -> TargetRow | None:
        if row.id not in hidden_targets and not is_hidden_count(row.baseline, row.unit, small):
            return row
        filled = {"placeholder_reason": WHY_NO_BASELINE, "to_be_filled_by": row.lead_partner or "nobody"}
        return row.model_copy(update={"baseline": None, "status": TargetStatus.PLACEHOLDER, **filled})

    def actual(row: ActualRow) -> ActualRow | None:
        few_people = is_hidden_count(row.value, units.get(row.target, ""), small)
        return None if few_people or row.target in hidden_targets else row

    tables = [
        _table(IndicatorRow, [(row.cells, indicator(row.cells)) for row in draft.indicators.rows]),
        _table(TargetRow, [(row.cells, target(row.cells)) for row in draft.targets.rows]),
        _table(ActualRow, [(row.cells, actual(row.cells)) for row in draft.actuals.rows]),
    ]
    return Hidden({name: content for name, content, count in tables if count}, sum(count for _, _, count in tables))


def _table(model: type[ExerciseRow], rows: Iterable[tuple[ExerciseRow, ExerciseRow | None]]) -> tuple[str, bytes, int]:
    pairs = list(rows)
    table = written(model, (after for _, after in pairs if after is not None))
    return model.declared.file, table, sum(before != after for before, after in pairs)
