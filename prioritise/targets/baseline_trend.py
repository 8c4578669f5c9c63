"""Where a target's indicator goes if nothing changes: its own straight line, or flat when a line cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator
from prioritise.domain.periods import parse_period
from prioritise.domain.targets import Target
from prioritise.evidence.intervals import Z_95, interval_of
from prioritise.evidence.outcome import CannotTell
from prioritise.evidence.projection import project
from prioritise.targets.agreement import area_of


@dataclass(frozen=True, slots=True)
class TrendYear:
    """The trend in one year, in the indicator's unit. `standard_error` is None where nothing tells it."""

    year: str
    value: float
    standard_error: float | None


@dataclass(frozen=True, slots=True)
class BaselineTrend:
    """The trend in every year of the plan. `is_line` is False where the latest figure is carried on unchanged."""

    years: tuple[TrendYear, ...]
    is_line: bool
    sentence: str


def baseline_trend(exercise: Exercise, target: Target) -> BaselineTrend | CannotTell:
    """Return the trend of the target's indicator in the target's area, from figures before the plan's first year.

    Later figures hold what the plan did, so they are left out. The line is `evidence.projection`'s; the standard error
    is half the width of its 95% prediction interval divided by 1.96. With too few figures for a line the latest is
    carried on, with the standard error of its own 95% interval: that says nothing of how far the figure may drift.
    Misleads as `project` does. CannotTell when there is no figure at all, or no indicator.
    """
    indicator = exercise.indicator_by_id.get(target.indicator)
    if indicator is None:
        return CannotTell("no indicator is named for it")
    area = area_of(exercise, target)
    before = _before_the_plan(indicator, exercise.years[0])
    projection = project(before, area, exercise.years)
    if not isinstance(projection, CannotTell):
        years = tuple(
            TrendYear(value.year, value.value, max(value.value - value.lower, value.upper - value.value) / Z_95)
            for value in projection.values
        )
        return BaselineTrend(years, is_line=True, sentence=projection.sentence)
    return _flat(before, area, exercise.years, projection.reason)


def _before_the_plan(indicator: Indicator, first_year: str) -> Indicator:
    start = parse_period(first_year)
    if start is None:
        return indicator
    return replace(indicator, values=tuple(value for value in indicator.values if value.period.end < start.start))


def _flat(indicator: Indicator, area: str, years: Sequence[str], reason: str) -> BaselineTrend | CannotTell:
    latest = indicator.latest(area)
    if latest is None or latest.value is None:
        return CannotTell(f"there is no figure for {indicator.name} in {area} before the plan")
    error = interval_of(indicator, latest).standard_error
    interval_words = "with its own 95% interval" if error is not None else "with no interval known"
    return BaselineTrend(
        tuple(TrendYear(year, latest.value, error) for year in years),
        is_line=False,
        sentence=f"The figure of {latest.period.label} is carried on unchanged, {interval_words}. {reason}",
    )
