"""The result as CSV files: the same bytes for the same result, on any machine and any day."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from prioritise.analysis import Analysis, projections
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target
from prioritise.report.priorities import PriorityRow
from prioritise.report.small_counts import HIDDEN, hides_target, is_hidden_count
from prioritise.report.wording import decimals
from prioritise.targets.agreement import milestones_of
from prioritise.targets.attainment import TargetProjection

PRIORITIES_HEADINGS = (
    "rank",
    "band",
    "intervention",
    "name",
    "action",
    "score",
    "value_per_1000_gbp",
    "cost_gbp",
    "funded",
    "funded_share",
    "reason",
)
TARGETS_HEADINGS = (
    "target",
    "title",
    "indicator",
    "kind",
    "measure",
    "area_code",
    "lead_partner",
    "partners",
    "unit",
    "better",
    "status",
    "baseline",
    "baseline_period",
    "year",
    "milestone",
    "projected",
    "note",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t")
"""Text beginning with one of these is run as a formula by spreadsheets."""


def priorities_csv(rows: Iterable[PriorityRow]) -> bytes:
    """`priorities.csv`: the list in order of rank. Scores to a millionth, shares to four places."""
    return csv_bytes(PRIORITIES_HEADINGS, [_priority_cells(row) for row in rows])


def targets_csv(analysis: Analysis) -> bytes:
    """`targets.csv`: every target in every year, with its milestone and what is projected under the portfolio."""
    return csv_bytes(TARGETS_HEADINGS, target_rows(analysis))


def target_rows(analysis: Analysis) -> list[tuple[object, ...]]:
    """The same as rows under `TARGETS_HEADINGS`."""
    return [row for each in projections(analysis) for row in _target_rows(analysis, each)]


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file as UTF-8 bytes. Text that a spreadsheet would run as a formula is led by an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return buffer.getvalue().encode("utf-8")


def _priority_cells(row: PriorityRow) -> tuple[object, ...]:
    return (
        row.rank,
        row.band,
        row.intervention,
        row.name,
        row.action,
        Figure(decimals(row.score, 6)),
        "" if row.value_per_1000_gbp is None else Figure(decimals(row.value_per_1000_gbp, 6)),
        row.cost_gbp,
        "yes" if row.funded else "no",
        Figure(f"{row.funded_share:.4f}"),
        row.reason,
    )


def _target_rows(analysis: Analysis, each: TargetProjection) -> list[tuple[object, ...]]:
    target, milestones = each.target, milestones_of(analysis.exercise, each.target)
    years = {found.year: found.value for found in each.projected.years} if each.projected else {}
    return [
        (
            target.id,
            target.title,
            target.indicator,
            target.kind,
            target.measure,
            target.area_code,
            target.lead_partner,
            ";".join(target.partners),
            target.unit,
            target.better,
            target.status,
            shown_level(analysis.exercise, target, target.baseline),
            target.baseline_period,
            year,
            plain_figure(milestones.get(year)),
            shown_level(analysis.exercise, target, years.get(year)),
            each.note,
        )
        for year in analysis.exercise.years
    ]


def shown_level(exercise: Exercise, target: Target, value: float | None) -> Figure:
    """A figure of a target; a number of people too small to show is hidden. Milestones are plans and stay."""
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
    """A number as it is written in a cell, with up to ten digits; empty where it is not known."""
    return Figure("" if number is None else f"{number:.10g}")


def _safe(cell: object) -> object:
    if not isinstance(cell, str) or isinstance(cell, Figure):
        return cell
    # The csv module leaves a lone carriage return unquoted, and readers then see a new row.
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
