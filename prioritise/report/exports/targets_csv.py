"""Where every target goes under the portfolio, as a CSV file."""

from __future__ import annotations

from prioritise.analysis import Analysis, projections
from prioritise.analysis.once import once
from prioritise.analysis.targets import milestones_of
from prioritise.report.exports.export import Export, of_analysis
from prioritise.report.words.csv_cells import csv_bytes, plain_figure, shown_level
from prioritise.targets.attainment import TargetProjection

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


@once
def targets_csv(analysis: Analysis) -> bytes:
    """Write every target in every year, with its milestone and what is projected, as `targets.csv`."""
    return csv_bytes(TARGETS_HEADINGS, target_rows(analysis))


def target_rows(analysis: Analysis) -> list[tuple[object, ...]]:
    """List the same as rows under `TARGETS_HEADINGS`."""
    return [row for projection in projections(analysis) for row in _target_rows(analysis, projection)]


def _target_rows(analysis: Analysis, projection: TargetProjection) -> list[tuple[object, ...]]:
    target, milestones = projection.target, milestones_of(analysis.exercise, projection.target)
    projected = projection.projected.years if projection.projected else ()
    years = {target_year.year: target_year.value for target_year in projected}
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
            projection.note,
        )
        for year in analysis.exercise.years
    ]


EXPORT = Export(
    file="targets.csv",
    holds="Every target in every year: its milestone, and where it goes with the portfolio.",
    build=of_analysis(targets_csv),
)
