"""From every value back to the published figures it rests on: one row a figure."""

from __future__ import annotations

from collections.abc import Iterator

from prioritise.analysis import Analysis
from prioritise.analysis.small_counts import HIDDEN, HiddenFigures, hidden_figures
from prioritise.domain.findings import Finding
from prioritise.domain.interventions import Measurement
from prioritise.judgement.value_cell import ValueCell

TRAIL_HEADINGS = (
    "intervention",
    "level",
    "criterion",
    "value",
    "rests on",
    "source",
    "used",
    "measurement",
    "indicator",
    "area",
    "period",
    "figure",
    "lower 95%",
    "upper 95%",
    "interval",
    "benchmark area",
    "benchmark figure",
    "unit",
    "standing",
    "what follows",
    "figure source",
    "effect source",
)
USED, SET_ASIDE = "yes", "set aside by the panel"
TrailCell = str | float | None


def value_trail(analysis: Analysis) -> list[tuple[TrailCell, ...]]:
    """Return a row for every published figure behind every value, and one for a value that rests on none.

    What the panel set aside when it scored or agreed another value has rows of its own, so that both are kept. A small
    count of people is not shown.
    """
    hidden = hidden_figures(analysis.exercise)
    return [row for cell in analysis.appraisal.cells for row in _rows(analysis, cell, hidden)]


def _rows(analysis: Analysis, cell: ValueCell, hidden: HiddenFigures) -> Iterator[tuple[TrailCell, ...]]:
    value = (cell.intervention, cell.level, cell.criterion, cell.value, cell.rests_on, cell.source)
    yield from _figures(analysis, value, USED, cell.measurement, hidden)
    if cell.replaced:
        aside = (*value[:3], None, SET_ASIDE, cell.replaced.source)
        yield from _figures(analysis, aside, SET_ASIDE, cell.replaced, hidden)


def _figures(
    analysis: Analysis,
    value: tuple[TrailCell, ...],
    used: str,
    measurement: Measurement | None,
    hidden: HiddenFigures,
) -> Iterator[tuple[TrailCell, ...]]:
    start = (*value, used, measurement.value if measurement else None)
    findings = measurement.findings if measurement else ()
    for finding in findings:
        yield (*start, *_finding(finding, hidden=hidden.finding(analysis.exercise, finding)))
    if not findings:
        yield (*start, *[None] * (len(TRAIL_HEADINGS) - len(start)))


def _finding(finding: Finding, *, hidden: bool) -> tuple[TrailCell, ...]:
    figures = (HIDDEN, None, None) if hidden else (finding.area_value, finding.lower_ci, finding.upper_ci)
    return (
        finding.indicator_name,
        finding.area_name,
        finding.period,
        *figures,
        finding.interval_method,
        finding.benchmark_name,
        finding.benchmark_value,
        finding.unit,
        str(finding.standing),
        finding.note,
        finding.source,
        finding.effect_source,
    )
