"""Units of indicators against their multipliers: one of the two is wrong where they contradict each other."""

from __future__ import annotations

from prioritise.domain.units import is_of_people, unit_in
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.exercise.tables import Table
from prioritise.files.problem_list import ProblemList


def check_units(table: Table[IndicatorRow], problems: ProblemList) -> None:
    """Note every indicator whose unit names another multiplier than its row has, once, on its first such row."""
    noted: set[str] = set()
    for each in table.rows:
        cells = each.cells
        unit = unit_in(cells.unit)
        if unit is None or not is_of_people(unit) or unit.multiplier == cells.multiplier or cells.indicator_id in noted:
            continue
        noted.add(cells.indicator_id)
        found = (
            f"{cells.multiplier:,.12g}, where the unit “{cells.unit}” of {cells.indicator_id} is {unit.multiplier:,.0f}"
        )
        what_to_do = f"write {unit.multiplier:.0f} on all its rows, or correct the unit; see which its figures are in"
        problems.add(table.name, found, what_to_do, row=each.row, column="multiplier")
