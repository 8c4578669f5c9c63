"""One answer as it is said: a sentence first, what its chart is drawn from, a table, and the same as a CSV file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from prioritise.analysis import Analysis
from prioritise.analysis.what_if import HeldTo
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.words.csv_cells import Figure, csv_bytes
from prioritise.words import TextTable, joined

MOST_BARS = 12
"""More than this are too many to take in; the first are drawn, and the table has all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its name, a note in words, and a bar from one figure to another, with a mark where there is one.

    Whether it `stands_out` is said in the note too; the colour only repeats it.
    """

    name: str
    note: str
    start: float
    end: float
    mark: float | None = None
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of bars along one axis, `is_share` where it is in per cent. `caption` says how to read them.

    `table` stands behind them where that is not the table of the answer.
    """

    axis: str
    bars: tuple[Bar, ...]
    caption: str
    is_share: bool = False
    table: TextTable | None = None


@dataclass(frozen=True, slots=True)
class Stair:
    """One list of a staircase: how much of the one aim, and of the other."""

    across: float
    up: float


@dataclass(frozen=True, slots=True)
class Stairs:
    """Lists that no other beats in both aims, from the best score on, and where the agreed list stands."""

    across_axis: str
    up_axis: str
    stairs: tuple[Stair, ...]
    agreed: Stair
    caption: str


Shape = Bars | Stairs


@dataclass(frozen=True)
class AnswerView:
    """What an answer says. `table` is for people; `cells`, under `headings`, are ids and plain figures for a file.

    `shape` is what its chart is drawn from; None where there is nothing to draw. `to_try` is what can be tried of it as
    a what-if.
    """

    sentences: tuple[str, ...]
    table: TextTable
    headings: tuple[str, ...]
    cells: Sequence[Sequence[object]]
    shape: Shape | None = None
    # It holds amounts by name, which have no hash; what is said tells one answer from another anyway.
    to_try: HeldTo | None = field(default=None, compare=False)

    @property
    def csv(self) -> bytes:
        """The figures as a CSV file."""
        return csv_bytes(self.headings, self.cells)

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences, then a line a row of the table."""
        return (*self.sentences, *self.table.lines)


def answer(
    sentences: Iterable[str],
    table: tuple[tuple[str, ...], Iterable[tuple[str, ...]]],
    cells: tuple[tuple[str, ...], Iterable[Sequence[object]]],
    shape: Shape | None = None,
) -> AnswerView:
    """Put an answer together: its sentences, then headings and rows for people, then headings and rows for a file.

    `shape` is what is drawn.
    """
    headings, rows = table
    return AnswerView(tuple(sentences), TextTable(headings, tuple(rows)), cells[0], tuple(cells[1]), shape)


def bars(axis: str, rows: Iterable[Bar], caption: str, *, is_share: bool = False) -> Bars | None:
    """Take the first few rows, or None where there is nothing to draw."""
    drawn = tuple(rows)
    if not drawn:
        return None
    more = f" The first {MOST_BARS} of {len(drawn)} are drawn." if len(drawn) > MOST_BARS else ""
    return Bars(axis, drawn[:MOST_BARS], f"{caption}{more}", is_share)


def in_points(millionths: float) -> float:
    """Turn millionths of a point into points."""
    return millionths / MILLIONTHS


def ids_cell(ids: Iterable[str]) -> str:
    """Write ids in one cell of a file, parted by semicolons."""
    return ";".join(ids)


def points_cell(millionths: int | None) -> Figure:
    """Write millionths of a point as points in a file, to the last one; empty where there is none."""
    return Figure("" if millionths is None else f"{millionths / MILLIONTHS:.6f}")


def points_text(millionths: float) -> str:
    """Write millionths of a point in a table for people, with two decimals, or as many as tell it from nothing."""
    value = millionths / MILLIONTHS
    digits = 2 if abs(value) >= 0.005 or not value else 6
    return f"{value + 0.0:.{digits}f}".replace("-", "−")


def names_text(analysis: Analysis, interventions: Collection[str]) -> str:
    """Write names in a cell of a table; "none" where there are none."""
    return (
        joined((analysis.problem.intervention_by_id[intervention].name for intervention in interventions), last="")
        or "none"
    )
