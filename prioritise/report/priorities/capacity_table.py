"""What is used of every capacity besides money, year by year, against what there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.capacities import capacity_limit
from prioritise.analysis.names import capacity_name
from prioritise.words import TextTable, lower_first, whole_percent


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """One capacity in one year, in whole units. `limit` is what there is, or what a rule allows where that is less."""

    capacity: str
    name: str
    unit: str
    year: str
    used: int
    limit: int

    @property
    def left(self) -> int:
        """What is not used."""
        return self.limit - self.used

    @property
    def share(self) -> float:
        """The share of the limit that is used; 0 where there is none."""
        return self.used / self.limit if self.limit else 0.0


def capacity_rows(analysis: Analysis) -> tuple[CapacityRow, ...]:
    """List every capacity and year, in the exercise's order; none where the exercise has no capacities."""
    problem = analysis.problem
    uses = [use for place in analysis.portfolio.chosen for use in problem.columns[place].uses]
    return tuple(
        CapacityRow(
            capacity=capacity.id,
            name=capacity_name(capacity.id),
            unit=capacity.unit,
            year=capacity.year,
            used=sum(use.amount for use in uses if (use.capacity, use.year) == (capacity.id, capacity.year)),
            limit=capacity_limit(problem, capacity),
        )
        for capacity in problem.capacities
    )


def capacity_sentence(rows: Sequence[CapacityRow]) -> str:
    """Say which capacity is tightest, and when; empty where there are none."""
    if not rows:
        return ""
    tightest = max(rows, key=lambda row: row.share)
    return (
        f"Besides money, the tightest is {lower_first(tightest.name)} in {tightest.year}: "
        f"{whole_percent(tightest.share)} of {tightest.limit:,} {tightest.unit} are used."
    )


def capacity_table(rows: Sequence[CapacityRow]) -> TextTable:
    """List capacity, year, used, limit and left, with the unit."""
    return TextTable(
        ("Capacity", "Year", "Used", "Limit", "Left"),
        tuple((_named(row), row.year, f"{row.used:,}", f"{row.limit:,}", f"{row.left:,}") for row in rows),
    )


def _named(row: CapacityRow) -> str:
    return row.name if row.name.casefold().endswith(row.unit.casefold()) else f"{row.name}, {row.unit}"
