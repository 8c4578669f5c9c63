"""Checks on indicators.csv: periods, splits, limits, one set of facts an indicator, and the areas compared."""

from __future__ import annotations

from operator import attrgetter

from prioritise.domain.periods import parse_period, period_hint
from prioritise.files.exercise.check.figures import check_figures, check_units
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.exercise.tables import Numbered
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

INDICATOR_FACTS = ("indicator_name", "domain", "sex", "age", "unit", "multiplier", "polarity")
"""What must be the same on every row of one indicator."""


def check_indicators(draft: Draft, problems: ProblemList) -> None:
    """Note every indicator row that contradicts itself or another, and areas of the exercise without a row."""
    table = draft.indicators
    for row in table.rows:
        cells = row.cells
        if parse_period(cells.period) is None:
            found = f"“{cells.period}”, which is not a period"
            problems.add(table.name, found, period_hint(cells.period), row=row.row, column="period")
        if bool(cells.category_type) != bool(cells.category):
            lone, missing = (cells.category, "category_type") if cells.category else (cells.category_type, "category")
            problems.add(
                table.name, f"“{lone}” without a {missing}", "fill in both or neither", row=row.row, column="category"
            )
        if cells.lower_ci is not None and cells.upper_ci is not None and cells.lower_ci > cells.upper_ci:
            found = f"{cells.lower_ci:.15g} above upper_ci, {cells.upper_ci:.15g}"
            problems.add(table.name, found, "check both limits", row=row.row, column="lower_ci")
    _check_indicator_facts(draft, problems)
    check_units(table, problems)
    check_figures(table, problems)
    _check_areas(draft, problems)


def _check_indicator_facts(draft: Draft, problems: ProblemList) -> None:
    facts_of = attrgetter(*INDICATOR_FACTS)
    first: dict[str, Numbered[IndicatorRow]] = {}
    noted = set()
    for row in draft.indicators.rows:
        cells = row.cells
        known = first.setdefault(cells.indicator_id, row)
        if facts_of(cells) == facts_of(known.cells):
            continue
        for fact in INDICATOR_FACTS:
            here, there = getattr(cells, fact), getattr(known.cells, fact)
            # One slip on an early row would otherwise be noted again on every row that follows.
            if here != there and (cells.indicator_id, fact) not in noted:
                noted.add((cells.indicator_id, fact))
                found = f"“{_written(here)}”, but “{_written(there)}” on row {known.row} for the same indicator_id"
                what_to_do = "make them the same, or give another measure another indicator_id"
                problems.add(draft.indicators.name, found, what_to_do, row=row.row, column=fact)


def _written(fact: object) -> str:
    return f"{fact:.15g}" if isinstance(fact, float) else str(fact)


def _check_areas(draft: Draft, problems: ProblemList) -> None:
    if "area" in draft.exercise.broken or not draft.indicators.rows or not draft.indicators.whole:
        return
    codes = sorted({row.cells.area_code for row in draft.indicators.rows})
    area = draft.part.area
    named = {"area.code": area.code, "area.benchmark": area.benchmark}
    named |= {f"area.comparators.{place}": code for place, code in enumerate(area.comparators, 1)}
    for column, code in named.items():
        if code not in codes:
            found = f"“{code}”, which no row of indicators.csv has as its area_code"
            problems.add(EXERCISE_FILE, found, nearest(code, codes), row=draft.exercise.row_of(column), column=column)
