"""What the Needs page says: where the place does worse, for how many people, and which way it is going."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import JsnaDomain
from prioritise.report.drawing.figure import Figure
from prioritise.report.needs.indicator_chart import gradient_caption, gradient_chart, has_gradient, trend_chart
from prioritise.report.needs.outlook import NotKnown, Outlook, not_known, outlook
from prioritise.report.needs.profile_chart import people_chart, profile_chart
from prioritise.report.needs.voices import ThemeVoices, voices_by_theme
from prioritise.report.words.needs_profile import (
    HOW_DIRECTION,
    benchmark_name,
    domains_worst_first,
    furthest_behind,
    needs_headline,
    needs_profile,
    profile_table,
)
from prioritise.words.numbers import counted
from prioritise.words.text_table import TextTable

NEITHER = "Figures here that are neither good nor bad in themselves"


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The whole place: its findings, the people behind the gaps, what people say, and what cannot be told.

    `domains`, `indicators` and `by_deprivation` are what there is more to see of: indicators by id with their names.
    """

    headline: str
    furthest_behind: str
    benchmark: str
    people: Figure
    domains: tuple[JsnaDomain, ...]
    indicators: Mapping[str, str]
    by_deprivation: Mapping[str, str]
    voices: tuple[ThemeVoices, ...]
    not_known: tuple[NotKnown, ...]


@dataclass(frozen=True, slots=True)
class DomainView:
    """One part of the needs assessment: its profile with how to read it, and a table of what has no place in it.

    `chart` is None where nothing can be called better or worse.
    """

    chart: Figure | None
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
    return NeedsView(
        headline=needs_headline(exercise, rows),
        furthest_behind=furthest_behind(exercise, rows),
        benchmark=benchmark_name(exercise),
        people=people_chart(exercise, rows),
        domains=domains_worst_first(rows),
        indicators={row.indicator.id: row.indicator.name for row in rows},
        by_deprivation={
            indicator.id: indicator.name for indicator in exercise.indicators if has_gradient(exercise, indicator)
        },
        voices=voices_by_theme(exercise),
        not_known=not_known(exercise),
    )


@once
def domain_view(exercise: Exercise, domain: JsnaDomain) -> DomainView:
    """Say how the place stands in one part of the needs assessment."""
    rows = [row for row in needs_profile(exercise) if row.indicator.domain is domain]
    compared = [row for row in rows if row.drawn]
    others = [row for row in rows if not row.drawn]
    return DomainView(
        chart=profile_chart(exercise, compared) if compared else None,
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
