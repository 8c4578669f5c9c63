"""The result as CSV files: the same bytes for the same result, on any machine and any day."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis import Analysis, projections
from prioritise.analysis.priority_list import PriorityRow
from prioritise.report.words.csv_cells import Figure, csv_bytes, plain_figure, shown_level
from prioritise.targets.agreement import milestones_of
from prioritise.targets.attainment import TargetProjection
from prioritise.words.numbers import decimals

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


def priorities_csv(rows: Iterable[PriorityRow]) -> bytes:
    """`priorities.csv`: the list in order of rank. Scores to a millionth, shares to four places."""
    return csv_bytes(PRIORITIES_HEADINGS, [_priority_cells(row) for row in rows])


def targets_csv(analysis: Analysis) -> bytes:
    """`targets.csv`: every target in every year, with its milestone and what is projected under the portfolio."""
    return csv_bytes(TARGETS_HEADINGS, target_rows(analysis))


def target_rows(analysis: Analysis) -> list[tuple[object, ...]]:
    """The same as rows under `TARGETS_HEADINGS`."""
    return [row for each in projections(analysis) for row in _target_rows(analysis, each)]


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
