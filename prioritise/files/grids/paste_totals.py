"""A total among pasted rows, against the rows that it is the total of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.files.cells import quoted
from prioritise.files.naming import folded
from prioritise.files.number_text import MINUS_SIGNS, abbreviated, money_in
from prioritise.words import pounds

TOTALS = frozenset(("total", "totals", "grand total", "overall total", "sub total", "subtotal", "sum"))
ROUNDED_GBP = 0.5
"""What rounding to whole pounds may take from a row or add to it."""


@dataclass(frozen=True, slots=True)
class PastedRow:
    """The cells of a pasted row by heading, its number, and what it is called."""

    number: int
    name: str
    cells: Mapping[str, str]

    @property
    def is_total(self) -> bool:
        """Whether it is no row of its own but the total of others."""
        return is_total(self.name)


def is_total(name: str) -> bool:
    """Tell whether a row of this name is the total of others."""
    return folded(name) in TOTALS


def doubted_totals(rows: Sequence[PastedRow], years: Sequence[str]) -> tuple[str, ...]:
    """Say which totals of a year are not what the rows above them come to.

    A total is of all rows above it, or of those since the total before. One that cannot be worked out from figures,
    because a cell is no amount, is not said.
    """
    return tuple(
        doubt
        for place, row in enumerate(rows)
        if row.is_total
        for year in years
        if (doubt := _doubt(row, rows[:place], year))
    )


def _doubt(total: PastedRow, above: Sequence[PastedRow], year: str) -> str:
    said, rows = _amount(total.cells.get(year, "")), [row for row in above if not row.is_total]
    last = max((place for place, row in enumerate(above) if row.is_total), default=-1)
    sums = [_sum([row.cells.get(year, "") for row in part]) for part in (rows, above[last + 1 :])]
    if said is None or None in sums or any(abs(said - (one or 0)) <= ROUNDED_GBP * len(rows) for one in sums):
        return ""
    return (
        f"{quoted(total.name)} in row {total.number} says {pounds(round(said))} for {year}, but the rows above it come "
        f"to {pounds(round(sums[0] or 0))}: look whether a row is missing, or one of them is wrong."
    )


def _sum(cells: Sequence[str]) -> float | None:
    amounts = [_amount(cell) for cell in cells if cell]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def _amount(cell: str) -> float | None:
    # What a spreadsheet's accounting form shows for nothing.
    amount = 0.0 if cell and cell in MINUS_SIGNS else money_in(cell)
    return abbreviated(cell) if amount is None else amount
