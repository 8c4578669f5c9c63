"""The published figures behind one value, and what the panel set aside when it scored or agreed another."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis.small_counts import HIDDEN, hidden_figures, people, shown_figure
from prioritise.domain.criteria import Criterion, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Finding
from prioritise.domain.interventions import Measurement
from prioritise.report.words.cell_words import measurement_words
from prioritise.report.words.needs_profile import STATED
from prioritise.words import TextTable, interval, with_unit

PEOPLE = "People above the benchmark's rate"


def finding_table(exercise: Exercise, findings: Sequence[Finding]) -> TextTable:
    """List a line a figure: area, period, interval and how it was found, the benchmark and the people behind the gap.

    Small counts of people are not shown. `finding_sources` says where each comes from.
    """
    hidden = hidden_figures(exercise)
    small_number = exercise.settings.small_number
    return TextTable(
        ("Indicator", "Area", "Period", "Figure", "95% interval", "Compared with", PEOPLE),
        tuple(
            (
                finding.indicator_name,
                finding.area_name,
                finding.period,
                shown_figure(finding.area_value, finding.unit, hidden=is_hidden),
                HIDDEN if is_hidden else _interval(finding),
                _benchmark(finding),
                people(finding.excess_people, small_number=small_number) or "–",
            )
            for finding, is_hidden in ((one, hidden.finding(exercise, one)) for one in findings)
        ),
    )


def finding_sources(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Say for every figure what follows from it, where it was published, and where the effect on it comes from."""
    return tuple(
        f"{finding.indicator_name}: {finding.note}. Figure: {finding.source}. Effect: {finding.effect_source}"
        for finding in findings
    )


def set_aside_sentence(criterion: Criterion, measurement: Measurement) -> str:
    """Say what a value would have rested on, had the panel not scored or agreed another."""
    figure = measurement_words(criterion, measurement)
    if criterion.measured_by is MeasuredBy.PANEL:
        return f"Entered by one person, and set aside by the panel: {figure}. Source: {measurement.source}"
    return f"Set aside by the panel: {figure}. Source: {measurement.source}"


def _interval(finding: Finding) -> str:
    words = interval(finding.lower_ci, finding.upper_ci, finding.unit)
    return words if finding.interval_method in STATED else f"{words} ({finding.interval_method})"


def _benchmark(finding: Finding) -> str:
    if finding.benchmark_value is None:
        return "no figure"
    figure = with_unit(finding.benchmark_value, finding.unit)
    return f"{finding.benchmark_name}: {figure}" if finding.benchmark_name else figure
