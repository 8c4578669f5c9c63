"""Figures with a percent sign in a table: what each means is said by the unit of what it is a figure of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.files.cells import as_id, quoted
from prioritise.files.percent_sign import has_percent_sign, without_percent_sign
from prioritise.files.problem_list import ProblemList

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FiguresInUnits:
    """Columns of figures, and how to tell the unit of a row of cells: nothing where it cannot be known."""

    columns: tuple[str, ...]
    unit_of: Callable[[Cells], str]

    def read(self, name: str, row: int, cells: dict[str, str], problems: ProblemList) -> frozenset[str]:
        """Take the percent signs out of a row, in place; name the columns where one contradicts the unit, noted."""
        wrong = set()
        for column in self.columns:
            text = cells.get(column, "")
            if not has_percent_sign(text):
                continue
            unit = self.unit_of(cells)
            cells[column] = without_percent_sign(text, unit)
            if unit and has_percent_sign(cells[column]):
                wrong.add(column)
                found = f"{quoted(text)}, where figures are in “{unit}”"
                problems.add(name, found, f"write it in {unit}, without the percent sign", row=row, column=column)
        return frozenset(wrong)


PLAIN_FIGURES = FiguresInUnits((), lambda _cells: "")
"""A table in which no figure has a unit of its own."""
INDICATOR_FIGURES = FiguresInUnits(("value", "lower_ci", "upper_ci"), lambda cells: cells.get("unit", "").strip())


def figures_of(stem: str, criteria: Iterable[Criterion], tables: Mapping[str, Any]) -> FiguresInUnits:
    """Tell which figures of a table have a unit: by its own column, or by what it names in tables read before it."""
    match stem:
        case "indicators":
            return INDICATOR_FIGURES
        case "measurements":
            return figures_by(("value", "low", "high"), "criterion", units_of_criteria(criteria))
        case "targets":
            return figures_by(("baseline", "no_stretch"), "indicator", _units_of_indicators(tables).items())
        case "milestones" | "actuals":
            return figures_by(("value",), "target", _units_of_targets(tables))
    return PLAIN_FIGURES


def figures_by(columns: tuple[str, ...], name: str, units: Iterable[tuple[str, str]]) -> FiguresInUnits:
    """Return figures in the unit of what a column names by its id, `units` being ids with units; or in the row's own
    unit.
    """
    unit_by_id = dict(units)

    def unit_of(cells: Cells) -> str:
        return cells.get("unit", "").strip() or unit_by_id.get(as_id(cells.get(name, "")), "")

    return FiguresInUnits(columns, unit_of)


def units_of_criteria(criteria: Iterable[Criterion]) -> tuple[tuple[str, str], ...]:
    """Pair criteria with the unit of their measurements; those measured in named levels have none."""
    return tuple(
        (criterion.id, criterion.unit) for criterion in criteria if not isinstance(criterion.scale, LevelScale)
    )


def _units_of_indicators(tables: Mapping[str, Any]) -> Mapping[str, str]:
    return {row.cells.indicator_id: row.cells.unit for row in tables["indicators"].rows}


def _units_of_targets(tables: Mapping[str, Any]) -> list[tuple[str, str]]:
    units = _units_of_indicators(tables)
    return [(row.cells.id, row.cells.unit or units.get(row.cells.indicator, "")) for row in tables["targets"].rows]
