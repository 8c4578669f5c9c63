"""Everything the evidence says about need: one row an indicator, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prioritise.domain.exercise import Area, Exercise
from prioritise.domain.findings import Standing
from prioritise.domain.indicators import Indicator, JsnaDomain, Polarity
from prioritise.domain.periods import DAYS_IN_A_YEAR, Period, parse_period
from prioritise.evidence.comparison import Comparison, compare, z_score
from prioritise.evidence.gradient import Gradient, deprivation_gradient
from prioritise.evidence.outcome import CannotTell, UnusableFigures
from prioritise.evidence.projection import Projection, project
from prioritise.evidence.trend import Trend, direction_of_travel
from prioritise.words import day_words


@dataclass(frozen=True, slots=True)
class FigureAge:
    """Years from the end of a figure's period to the day it is used, and whether that is old."""

    years: float
    old: bool


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What the evidence says of one indicator in the exercise's area. None and CannotTell mean not known.

    `comparison` has the figure, its interval, the benchmark, the standing and excess people; `z` is above 0 on the
    worse side of the comparators.
    """

    indicator: Indicator
    comparison: Comparison
    z: float | None
    trend: Trend
    projection: Projection | CannotTell
    gradient: Gradient | CannotTell
    age: FigureAge


class Gap(StrEnum):
    """The kinds of thing a needs assessment cannot tell."""

    NO_INDICATOR = "no indicator"
    NO_FIGURE = "no figure"
    OLD_FIGURE = "old figure"
    NO_BENCHMARK = "no benchmark"
    NO_INTERVAL = "no interval"


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing the evidence cannot tell, in words: `said` of the indicator of that `name`.

    `indicator` and `name` are empty for a whole domain without indicators.
    """

    gap: Gap
    domain: JsnaDomain
    indicator: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class NeedProfile:
    """The rows by domain in their usual order, worst first within it, and everything that is not known."""

    rows: tuple[NeedRow, ...]
    unknowns: tuple[Unknown, ...]


def need_profile(exercise: Exercise) -> NeedProfile:
    """Return one row for every indicator with a figure for the area, and a list of what the evidence cannot tell.

    Figures are aged to the first day of the plan, and projected to its years. Raises UnusableFigures when a year cannot
    be read.
    """
    old_after = exercise.settings.needs.old_after_years
    day = _first_day(exercise)
    need_rows = [_row(exercise.area, indicator, exercise.years, day, old_after) for indicator in exercise.indicators]
    rows = sorted((row for row in need_rows if row is not None), key=_place)
    unknowns = [*_empty_domains(exercise), *_no_figures(exercise)]
    for row in rows:
        unknowns.extend(_unknowns(exercise.area, row, day))
    return NeedProfile(tuple(rows), tuple(unknowns))


def figure_age(period: Period, as_of: date, *, old_after_years: float) -> FigureAge:
    """Find how long ago a period ended, in years; 0 for one that has not ended yet."""
    years = max(0.0, (as_of - period.end).days / DAYS_IN_A_YEAR)
    return FigureAge(years, years > old_after_years)


def _first_day(exercise: Exercise) -> date:
    first = parse_period(exercise.years[0]) if exercise.years else None
    if first is None:
        raise UnusableFigures("the exercise has no first year to age its figures to")
    return first.start


def _row(area: Area, indicator: Indicator, years: Sequence[str], day: date, old_after_years: float) -> NeedRow | None:
    comparison = compare(indicator, area_code=area.code, benchmark_code=area.benchmark)
    if comparison is None:
        return None
    return NeedRow(
        indicator=indicator,
        comparison=comparison,
        z=z_score(indicator, area_code=area.code, comparators=area.comparators),
        trend=direction_of_travel(indicator, area.code),
        projection=project(indicator, area.code, years),
        gradient=deprivation_gradient(indicator, area.code),
        age=figure_age(comparison.area.period, day, old_after_years=old_after_years),
    )


def _place(row: NeedRow) -> tuple[int, int, float, str]:
    standings = [Standing.WORSE, Standing.SIMILAR, Standing.BETTER, Standing.NOT_COMPARED]
    domain = list(JsnaDomain).index(row.indicator.domain)
    return domain, standings.index(row.comparison.standing), -(row.z or 0.0), row.indicator.name


def _empty_domains(exercise: Exercise) -> list[Unknown]:
    present = {indicator.domain for indicator in exercise.indicators}
    return [
        Unknown(Gap.NO_INDICATOR, domain, "", "", f"No indicator is listed under {domain.value.lower()}.")
        for domain in JsnaDomain
        if domain not in present
    ]


def _no_figures(exercise: Exercise) -> list[Unknown]:
    area = exercise.area
    return [
        Unknown(Gap.NO_FIGURE, indicator.domain, indicator.id, indicator.name, f"there is no figure for {area.name}.")
        for indicator in exercise.indicators
        if indicator.latest(area.code) is None
    ]


def _unknowns(area: Area, row: NeedRow, day: date) -> list[Unknown]:
    label, indicator = row.comparison.area.period.label, row.indicator
    judged = row.indicator.polarity is not Polarity.NONE
    gaps = []
    if row.age.old:
        when = f"more than {int(row.age.years)} years before {day_words(day)}"
        words = f"the latest figure is for {label}, which ended {when}."
        gaps.append((Gap.OLD_FIGURE, words))
    if row.comparison.benchmark is None:
        gaps.append((Gap.NO_BENCHMARK, f"there is nothing to compare {area.name} with for {label}."))
    elif judged and not row.comparison.interval.known:
        words = f"{row.comparison.interval.note}. Better or worse rests on the figures alone."
        gaps.append((Gap.NO_INTERVAL, words))
    return [Unknown(gap, indicator.domain, indicator.id, indicator.name, said) for gap, said in gaps]
