"""Effects that no percentage could hold: one intervention taking it below 0 or above 100."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.domain.periods import Period, parse_period
from prioritise.evidence.intervals import IntervalMethod, method_for
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.rows import EffectRow, IndicatorRow
from prioritise.files.problem_list import ProblemList


def check_effect_sizes(draft: Draft, problems: ProblemList) -> None:
    """Note every effect that would, by itself and in one year, take a percentage or share out of its range."""
    latest = _latest(draft)
    for each in draft.effects.rows:
        row = latest.get(each.cells.indicator)
        if row is None or row.value is None or not row.denominator:
            continue
        for people in _reaches(draft, each.cells):
            reached = row.value + people * each.cells.change_per_person * row.multiplier / row.denominator
            if not 0 <= reached <= row.multiplier:
                found = (
                    f"{each.cells.change_per_person:g}, which for {people:,} people a year would take "
                    f"{each.cells.indicator} from {row.value:g} to {reached:.4g} {row.unit}"
                )
                hint = "check the effect, the people reached and the indicator's denominator"
                problems.add(draft.effects.name, found, hint, row=each.row, column="change_per_person")
                break


def _latest(draft: Draft) -> dict[str, IndicatorRow]:
    """The exercise's own area's latest figure of every percentage or share."""
    found: dict[str, tuple[Period, IndicatorRow]] = {}
    for each in draft.indicators.rows:
        cells = each.cells
        period = parse_period(cells.period)
        own = cells.area_code == draft.part.area.code and not cells.category_type and cells.value is not None
        if not own or period is None or method_for(cells.unit, cells.multiplier) is not IntervalMethod.WILSON:
            continue
        if cells.indicator_id not in found or period > found[cells.indicator_id][0]:
            found[cells.indicator_id] = (period, cells)
    return {indicator: row for indicator, (_period, row) in found.items()}


def _reaches(draft: Draft, effect: EffectRow) -> Iterable[int]:
    levels = [
        each.cells.people_per_year
        for each in draft.levels.rows
        if each.cells.intervention == effect.intervention and effect.level in ("", each.cells.level)
    ]
    whole = [each.cells.people_per_year for each in draft.interventions.rows if each.cells.id == effect.intervention]
    return (people for people in levels or whole if people is not None)
