"""What the Needs page says: where the place does worse, for how many people, and which way it is going."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Standing
from prioritise.report.drawing.figure import Figure, LegendEntry
from prioritise.report.needs.indicator_chart import gradient_caption, gradient_chart, has_gradient, trend_chart
from prioritise.report.needs.outlook import NotKnown, Outlook, not_known, outlook
from prioritise.report.needs.profile_chart import PROFILE_LEGEND, people_chart, profile_chart
from prioritise.report.needs.voices import ThemeVoices, voices_by_theme
from prioritise.report.words.needs_profile import (
    HOW_DIRECTION,
    NeedsRow,
    benchmark_name,
    domains_worst_first,
    furthest_behind,
    needs_headline,
    needs_profile,
    of_standing,
    profile_table,
)
from prioritise.words import TextTable, counted

FURTHEST, MOST_FURTHEST = "Furthest behind its neighbours", 6
NEITHER = "Figures here that are neither good nor bad in themselves"


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The whole place: its findings, the people behind the gaps, what people say, and what cannot be told.

    `parts`, `indicators` and `by_deprivation` are what there is more to see of: indicators by id with their names.
    The first part holds what is furthest behind, the others are domains. `gap_words` say how
    many have figures by deprivation.
    """

    headline: str
    furthest_behind: str
    benchmark: str
    people: Figure
    parts: tuple[str, ...]
    indicators: Mapping[str, str]
    by_deprivation: Mapping[str, str]
    gap_words: str
    voices: tuple[ThemeVoices, ...]
    not_known: tuple[NotKnown, ...]


@dataclass(frozen=True, slots=True)
class DomainView:
    """One part of the needs assessment: its profile with how to read it, and a table of what has no place in it.

    `chart` is None where nothing can be called better or worse.
    """

    chart: Figure | None
    legend: tuple[LegendEntry, ...]
    caption: str
    others_title: str
    others_label: str
    others: TextTable


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator over time with its source, and where it is heading."""

    chart: Figure
    source: str
    ahead_label: str
    ahead: Outlook


@dataclass(frozen=True, slots=True)
class GradientView:
    """One indicator by deprivation group, and how to read that."""

    chart: Figure
    caption: str


@once
def needs_view(exercise: Exercise) -> NeedsView | None:
    """Say what the figures of an exercise tell of need; None where it has none for its area."""
    rows = needs_profile(exercise)
    if not rows:
        return None
    by_deprivation = {
        indicator.id: indicator.name for indicator in exercise.indicators if has_gradient(exercise, indicator)
    }
    return NeedsView(
        headline=needs_headline(exercise, rows),
        furthest_behind=furthest_behind(exercise, rows),
        benchmark=benchmark_name(exercise),
        people=people_chart(exercise, rows),
        parts=(*((FURTHEST,) if furthest(exercise) else ()), *domains_worst_first(rows)),
        indicators={row.indicator.id: row.indicator.name for row in rows},
        by_deprivation=by_deprivation,
        gap_words=f"{counted(len(by_deprivation), 'indicator')} with figures by deprivation."
        if by_deprivation
        else "No indicator here has figures by deprivation.",
        voices=voices_by_theme(exercise),
        not_known=not_known(exercise),
    )


@once
def domain_view(exercise: Exercise, part: str) -> DomainView:
    """Say how the place stands in one part of the needs assessment: a domain, or what it is furthest behind on."""
    rows = needs_profile(exercise)
    shown = furthest(exercise) if part == FURTHEST else tuple(row for row in rows if row.indicator.domain == part)
    view = _domain_view(exercise, shown)
    if part != FURTHEST or view.chart is None:
        return view
    title = f"The {len(shown)} on which it is furthest behind its neighbours"
    return replace(view, chart=replace(view.chart, title=title))


@once
def furthest(exercise: Exercise) -> tuple[NeedsRow, ...]:
    """List what the place is furthest behind its neighbours on, the worst first."""
    worse = [row for row in of_standing(needs_profile(exercise), Standing.WORSE) if row.z is not None and row.drawn]
    return tuple(sorted(worse, key=lambda row: -(row.z or 0.0))[:MOST_FURTHEST])


def _domain_view(exercise: Exercise, rows: Sequence[NeedsRow]) -> DomainView:
    compared = [row for row in rows if row.drawn]
    others = [row for row in rows if not row.drawn]
    return DomainView(
        chart=profile_chart(exercise, compared) if compared else None,
        legend=PROFILE_LEGEND,
        caption=(
            f"Each line has its own scale. The line down the middle is {benchmark_name(exercise)}; grey marks are the "
            f"{counted(len(exercise.area.comparators), 'neighbour')}; the black bar is the 95% interval, where one is "
            f"known. {HOW_DIRECTION}"
        ),
        others_title=f"{NEITHER}, or hidden" if any(row.hidden for row in others) else NEITHER,
        others_label=f"{NEITHER}, or hidden",
        others=profile_table(exercise, others),
    )


@once
def indicator_view(exercise: Exercise, indicator_id: str) -> IndicatorView:
    """Say how one indicator that has a figure for the area has gone, and where it goes if nothing changes."""
    indicator = exercise.indicator_by_id[indicator_id]
    latest = indicator.latest(exercise.area.code)
    return IndicatorView(
        chart=trend_chart(exercise, indicator),
        source=f"Source: {latest.source}" if latest is not None else "",
        ahead_label=f"{indicator.name}, if nothing changes",
        ahead=outlook(exercise, indicator),
    )


@once
def gradient_view(exercise: Exercise, indicator_id: str) -> GradientView | None:
    """Say how one indicator differs between the most and the least deprived; None where that cannot be shown."""
    indicator = exercise.indicator_by_id[indicator_id]
    chart = gradient_chart(exercise, indicator)
    return GradientView(chart, gradient_caption(exercise, indicator)) if isinstance(chart, Figure) else None
