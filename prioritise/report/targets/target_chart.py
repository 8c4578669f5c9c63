"""One target over time: what has been, where it goes with the portfolio and without, and what was promised."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from prioritise.analysis.small_counts import HIDDEN, hidden_figures, hides_target, is_hidden_count
from prioritise.analysis.targets import area_of, level_at_zero, milestones_of
from prioritise.domain.exercise import Exercise
from prioritise.domain.periods import Period, middle_of, parse_period
from prioritise.domain.targets import TargetMeasure
from prioritise.domain.vocabulary import words_of
from prioritise.report.drawing.charts import drawn
from prioritise.report.drawing.figure import (
    CHANGE,
    CHOSEN,
    COULD_BE_CHOSEN,
    INK,
    LIMIT,
    NOT_CHOSEN,
    QUIET_INK,
    SMALL_SIZE,
    Figure,
    LegendEntry,
)
from prioritise.report.targets.target_tables import Beside, trajectory_table
from prioritise.report.targets.target_unit import unit_of
from prioritise.targets.attainment import TargetProjection
from prioritise.words import TextTable, first_capital, lower_first, without_unit

MOST_TICKS = 3
LEAST_MARKS = 2
"""One figure alone is said in words; a chart of it shows nothing."""
LINE_COLOURS = (INK, CHOSEN, NOT_CHOSEN, LIMIT, CHANGE)
LINE_SHAPES = ("circle", "circle", "square", "diamond", "triangle-up")
HEIGHT = 200
ROOM = 0.35
"""Above and below the lines, as a share of what they span."""
LINE_DASHES = ((1, 0), (1, 0), (6, 4), (1, 0), (2, 2))
"""In the order of the lines: so far, what is chosen, if nothing changes, milestones, another list."""
PAST, WITH, WITHOUT = "so far", "with what is chosen", "if nothing changes"


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure on the chart: its line, its period, where that stands on the axis, and a 95% interval if known.

    `value` is None for a figure that is too small to show.
    """

    line: str
    period: str
    place: float
    value: float | None
    low: float | None = None
    high: float | None = None


def target_chart(exercise: Exercise, projection: TargetProjection, beside: Beside | None = None) -> Figure | None:
    """Draw past figures, baseline, milestones, and both trajectories with their interval; None with too little to draw.

    None also where the figures it starts from count too few people to show. `beside` is drawn as one line more.
    For a target that is a change from its baseline, past figures are shown as changes too, or not at all where the
    baseline is not known. The shaded interval is cut off where the drawing ends; the table has all of it.
    """
    milestone = words_of(exercise.vocabulary).milestone
    if hides_target(exercise, projection.target):
        return None
    another = f"with {lower_first(beside.name)}" if beside else ""
    marks = [*_past(exercise, projection), *_ahead(exercise, projection), *_promised(exercise, projection, milestone)]
    marks += _elsewhere(exercise, beside, another)
    if sum(mark.value is not None for mark in marks) < LEAST_MARKS:
        return None
    lines = [PAST, WITH, WITHOUT, milestone, *([another] if beside else [])]
    frame = pd.DataFrame(
        [(mark.line, mark.period, mark.place, mark.value, mark.low, mark.high) for mark in marks],
        columns=["line", "period", "place", "value", "low", "high"],
    ).astype({"place": "float", "value": "float", "low": "float", "high": "float"})
    colour = alt.Color("line:N", scale=alt.Scale(domain=lines, range=LINE_COLOURS[: len(lines)]), legend=None)
    shape = alt.Shape("line:N", scale=alt.Scale(domain=lines, range=LINE_SHAPES[: len(lines)]), legend=None)
    dash = alt.StrokeDash("line:N", scale=alt.Scale(domain=lines, range=LINE_DASHES[: len(lines)]), legend=None)
    scale = alt.Scale(domain=_ends(marks), nice=False, zero=False)
    level = alt.Y("value:Q", title=_unit(projection), scale=scale, axis=alt.Axis(tickCount=4))
    base = alt.Chart(frame).encode(x=_axis(exercise, marks))
    chart = drawn(
        base.transform_filter(alt.FieldEqualPredicate(field="line", equal=WITH))
        .mark_area(color=COULD_BE_CHOSEN, opacity=0.7, clip=True)
        .encode(y=alt.Y("low:Q", scale=scale), y2=alt.Y2("high:Q")),
        base.transform_filter(alt.FieldOneOfPredicate(field="line", oneOf=[*lines[:3], *lines[4:]]))
        .mark_line(strokeWidth=2.5)
        .encode(y=level, color=colour, strokeDash=dash),
        *_baseline(exercise, projection),
        base.mark_point(size=80, filled=True, opacity=1).encode(y=level, color=colour, shape=shape),
        height=HEIGHT,
    )
    return Figure(
        title=projection.target.title,
        chart=chart,
        alternative=_in_words(projection, marks, lines),
        table=_table(exercise, projection, marks, beside),
    )


def target_legend(exercise: Exercise, another: str = "") -> tuple[LegendEntry, ...]:
    """Return what the marks of every target's chart stand for; `another` names a list that is drawn beside it."""
    lines = (PAST, WITH, WITHOUT, words_of(exercise.vocabulary).milestone, *([another] if another else []))
    marks = zip(lines, LINE_COLOURS, LINE_SHAPES, strict=False)
    return (
        *(LegendEntry(first_capital(words), colour, shape) for words, colour, shape in marks),
        LegendEntry("95% interval of what is chosen", COULD_BE_CHOSEN, "band"),
    )


def _ends(marks: Sequence[Mark]) -> list[float]:
    """Where the scale begins and ends: by the lines with some room, so that a wide interval does not dwarf them."""
    values = [mark.value for mark in marks if mark.value is not None]
    room = ROOM * ((max(values) - min(values)) or max(1.0, abs(values[0])))
    return [min(values) - room if min(values) < 0 else max(0.0, min(values) - room), max(values) + room]


def _past(exercise: Exercise, projection: TargetProjection) -> list[Mark]:
    """The published figures, and those entered since; of one period the published one."""
    published, entered = list(_published(exercise, projection)), list(_entered(exercise, projection))
    known = {mark.place for mark in published}
    return sorted([*published, *(mark for mark in entered if mark.place not in known)], key=lambda mark: mark.place)


def _entered(exercise: Exercise, projection: TargetProjection) -> Iterator[Mark]:
    target = projection.target
    for actual in exercise.actuals:
        period = parse_period(actual.period)
        if actual.target == target.id and period is not None:
            small = is_hidden_count(actual.value, target.unit, exercise.settings.small_number)
            yield Mark(PAST, actual.period, _standing(period), None if small else actual.value)


def _published(exercise: Exercise, projection: TargetProjection) -> Iterator[Mark]:
    target = projection.target
    indicator = exercise.indicator_by_id.get(target.indicator)
    if indicator is None:
        return
    hidden = hidden_figures(exercise)
    shift = level_at_zero(exercise, target.id) if target.measure is TargetMeasure.CHANGE else 0.0
    for indicator_value in indicator.series(area_of(exercise, target)):
        if indicator_value.value is not None and shift is not None:
            value, period = indicator_value.value - shift, indicator_value.period
            yield Mark(
                PAST, period.label, _standing(period), None if hidden.value(indicator, indicator_value) else value
            )


def _ahead(exercise: Exercise, projection: TargetProjection) -> Iterator[Mark]:
    trajectory = projection.projected
    if trajectory is None:
        return
    for year in trajectory.years:
        yield Mark(WITH, year.year, _place(exercise, year.year), year.value, year.lower, year.upper)
        yield Mark(WITHOUT, year.year, _place(exercise, year.year), year.trend)


def _elsewhere(exercise: Exercise, beside: Beside | None, line: str) -> Iterator[Mark]:
    trajectory = beside.projection.projected if beside else None
    for year in trajectory.years if trajectory else ():
        yield Mark(line, year.year, _place(exercise, year.year), year.value)


def _promised(exercise: Exercise, projection: TargetProjection, line: str) -> Iterator[Mark]:
    for year, value in milestones_of(exercise, projection.target).items():
        yield Mark(line, year, _place(exercise, year), value)


def _baseline(exercise: Exercise, projection: TargetProjection) -> list[alt.Chart]:
    start = projection.projected.baseline if projection.projected else projection.target.baseline
    if start is None:
        return []
    # Its name stands before the plan's first year: figures are published late, so nothing else is there.
    frame = pd.DataFrame({"value": [start], "place": [_place(exercise, exercise.years[0]) - 1]})
    base = alt.Chart(frame).encode(y=alt.Y("value:Q"))
    return [
        base.mark_rule(strokeWidth=1.5, strokeDash=[2, 3], color=QUIET_INK),
        base.mark_text(baseline="bottom", dy=-3, color=QUIET_INK, fontSize=SMALL_SIZE).encode(
            x=alt.X("place:Q"), text=alt.TextValue("baseline")
        ),
    ]


def _axis(exercise: Exercise, marks: Sequence[Mark]) -> alt.X:
    """Years of the plan's kind, evenly apart, with a label under every one or every few."""
    end = _place(exercise, exercise.years[-1])
    years = max(1, math.ceil(end - min(mark.place for mark in marks)))
    step = math.ceil(years / MOST_TICKS)
    last = int(exercise.years[-1][:4]) if exercise.years[-1][:4].isdigit() else date.min.year
    backs = range(0, years + 1, step)
    labels = {round(end - back, 3): _year_label(last - back, exercise.years[-1]) for back in backs}
    chosen = " : ".join(f"abs(datum.value - {place}) < 0.01 ? '{label}'" for place, label in labels.items())
    return alt.X(
        "place:Q",
        title=None,
        scale=alt.Scale(zero=False, nice=False, padding=24),
        axis=alt.Axis(values=list(labels), labelExpr=f"{chosen} : ''", grid=False, labelPadding=6, labelFlush=False),
    )


def _year_label(year: int, like: str) -> str:
    return f"{year}/{(year + 1) % 100:02d}" if "/" in like else str(year)


def _place(exercise: Exercise, year: str) -> float:
    period = parse_period(year)
    return float(exercise.years.index(year)) if period is None else _standing(period)


def _standing(period: Period) -> float:
    return round(middle_of(period), 3)


def _unit(projection: TargetProjection) -> str:
    unit = unit_of(projection.target)
    return f"change, {unit}" if projection.target.measure is TargetMeasure.CHANGE else unit


def _in_words(projection: TargetProjection, marks: Sequence[Mark], lines: Sequence[str]) -> str:
    said, unit = [], unit_of(projection.target)
    for line in lines:
        figures = ", ".join(f"{mark.period} {_words(mark, unit)}" for mark in marks if mark.line == line)
        if figures:
            said.append(f"{first_capital(line)}: {figures}")
    start = projection.target.baseline
    if start is not None:
        said.insert(
            0, f"Baseline: {without_unit(start, projection.target.unit)} {projection.target.baseline_period}".rstrip()
        )
    return f"{projection.target.title}, {_unit(projection)}. {'. '.join(said)}."


def _words(mark: Mark, unit: str) -> str:
    if mark.value is None:
        return HIDDEN
    known = (
        ""
        if mark.low is None or mark.high is None
        else f" (95% interval {without_unit(mark.low, unit)} to {without_unit(mark.high, unit)})"
    )
    return f"{without_unit(mark.value, unit)}{known}"


def _table(exercise: Exercise, projection: TargetProjection, marks: Sequence[Mark], beside: Beside | None) -> TextTable:
    """The years of the plan below the figures so far, in the vocabulary of the exercise."""
    named = first_capital(words_of(exercise.vocabulary).milestone)
    ahead = trajectory_table(projection, milestones_of(exercise, projection.target), beside, milestone=named)
    headings = ("Year", "Figure so far", *ahead.headings[1:])
    empty = ("",) * (len(headings) - 2)
    so_far = {mark.period: _words(mark, unit_of(projection.target)) for mark in marks if mark.line == PAST}
    years = {row[0] for row in ahead.rows} if projection.projected else set()
    rows = [(period, figure, *empty) for period, figure in so_far.items() if period not in years]
    rows += [(row[0], so_far.get(row[0], "") if years else "", *row[1:]) for row in ahead.rows]
    return TextTable(headings, tuple(rows))
