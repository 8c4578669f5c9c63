"""Published figures that cannot be right: outside their own limits, or ten times what their counts give."""

from __future__ import annotations

import math

from prioritise.domain.units import Unit, is_of_people, last_decimal, unit_in
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.exercise.tables import Table
from prioritise.files.problem_list import ProblemList

OPEN_TO_ROUNDING = 0.51
"""How far a rounded number may be from what it was, in units of its last printed decimal, and a little more."""
SMALL_COUNT = 10
"""People or events. The value of fewer may be printed too short to be compared with its counts."""
NEAR = 0.05
"""A share; values are rounded, and a slipped decimal point moves them by a power of ten."""


def check_figures(table: Table[IndicatorRow], problems: ProblemList) -> None:
    """Note every figure that its own row contradicts."""
    of_people = _OfPeople()
    for row in table.rows:
        cells = row.cells
        if cells.value is None:
            continue
        if is_outside(cells.value, cells.lower_ci, cells.upper_ci):
            found = f"{cells.value:.15g}, outside its own limits, {_shown(cells.lower_ci)} to {_shown(cells.upper_ci)}"
            what_to_do = "check the three at the source; empty the limits if they are of something else"
            problems.add(table.name, found, what_to_do, row=row.row, column="value")
        if of_people[cells.unit] is not None and slipped_by(
            cells.value, cells.count, cells.denominator, cells.multiplier
        ):
            rebuilt = (cells.count or 0.0) / (cells.denominator or 1.0) * cells.multiplier
            found = f"{cells.value:.15g}, where count ÷ denominator × multiplier is {rebuilt:.6g}"
            what_to_do = "one of the four is wrong by a power of ten: check them at the source"
            problems.add(table.name, found, what_to_do, row=row.row, column="value")


def is_outside(value: float, lower: float | None, upper: float | None) -> bool:
    """Tell whether a value lies outside its own limits by more than the rounding of any of the three.

    Limits the wrong way round are another fault, and hold nothing.
    """
    if lower is not None and upper is not None and lower > upper:
        return False
    if lower is not None and value < lower:
        return value < lower - OPEN_TO_ROUNDING * max(last_decimal(value), last_decimal(lower))
    if upper is not None and value > upper:
        return value > upper + OPEN_TO_ROUNDING * max(last_decimal(value), last_decimal(upper))
    return False


def slipped_by(value: float, count: float | None, denominator: float | None, multiplier: float) -> int:
    """Return the power of ten by which a value differs from what its counts give; 0 when it is not one, or cannot be
    told.
    """
    if count is None or count < SMALL_COUNT or not denominator or value <= 0:
        return 0
    power = math.log10(value / (count / denominator * multiplier))
    nearest = round(power)
    return nearest if abs(10 ** (power - nearest) - 1) <= NEAR else 0


def _shown(limit: float | None) -> str:
    return "none" if limit is None else f"{limit:.15g}"


def check_units(table: Table[IndicatorRow], problems: ProblemList) -> None:
    """Note every indicator whose unit names another multiplier than its row has, once, on its first such row."""
    noted: set[str] = set()
    of_people = _OfPeople()
    for row in table.rows:
        cells = row.cells
        unit = of_people[cells.unit]
        if unit is None or unit.multiplier == cells.multiplier or cells.indicator_id in noted:
            continue
        noted.add(cells.indicator_id)
        meant = f"although the unit “{cells.unit}” of {cells.indicator_id} has {unit.multiplier:,.0f}"
        found = f"{cells.multiplier:,.12g}, {meant}"
        what_to_do = f"write {unit.multiplier:.0f} on all its rows, or correct the unit; see which its figures are in"
        problems.add(table.name, found, what_to_do, row=row.row, column="multiplier")


class _OfPeople(dict[str, Unit | None]):
    """The unit that a text names where figures in it are parts of a number of people, each text read once."""

    def __missing__(self, text: str) -> Unit | None:
        unit = unit_in(text)
        of_people = self[text] = unit if unit is not None and is_of_people(unit) else None
        return of_people
