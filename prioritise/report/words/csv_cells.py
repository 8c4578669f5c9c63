"""Cells of the files that leave the product: figures as they are read, and text that no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from prioritise.analysis.small_counts import HIDDEN, hides_target, is_hidden_count
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target
from prioritise.files.text import csv_content, one_line_end

NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)
"""Workbooks carry a time of making; a fixed one keeps the same result the same file."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t")
"""Text beginning with one of these is run as a formula by spreadsheets."""


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a CSV file as UTF-8 bytes. Text that a spreadsheet would run as a formula is led by an apostrophe."""
    return csv_content(headings, ([_safe(cell) for cell in row] for row in rows))


def shown_level(exercise: Exercise, target: Target, value: float | None) -> Figure:
    """Write a figure of a target; a number of people too small to show is hidden. Milestones are plans and stay."""
    small = is_hidden_count(value, target.unit, exercise.settings.small_number)
    return Figure(HIDDEN) if value is not None and (small or hides_target(exercise, target)) else plain_figure(value)


class Figure(str):
    """A number already written out as it should be read; a minus in front of it is no formula."""

    __slots__ = ()

    @property
    def number(self) -> float | None:
        """What it comes to; None where it stands for a figure that is hidden or not known."""
        try:
            return float(self)
        except ValueError:
            return None


def plain_figure(number: float | None) -> Figure:
    """Write a number as it stands in a cell, with up to ten digits; empty where it is not known."""
    return Figure("" if number is None else f"{number:.10g}")


def _safe(cell: object) -> object:
    if not isinstance(cell, str) or isinstance(cell, Figure):
        return "" if cell is None else cell
    text = one_line_end(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
