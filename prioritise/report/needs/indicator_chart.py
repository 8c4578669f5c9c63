"""Charts of one indicator: over time against the benchmark, and by deprivation group."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from prioritise.analysis.needs import gradients, interval_of
from prioritise.analysis.small_counts import COUNT_UNITS, HIDDEN, HiddenFigures, hidden_figures, shown_figure
from prioritise.domain.exercise import Exercise
from prioritise.domain.indicators import Indicator, IndicatorValue
from prioritise.evidence.gradient import Gradient
from prioritise.evidence.inequality import SlopeIndex
from prioritise.evidence.outcome import CannotTell
from prioritise.report.drawing.charts import drawn, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import BESIDE, INK, RULE, WORSE, Figure
from prioritise.report.words.needs_profile import benchmark_name, compared_in_words, interval_in_words
from prioritise.words import TextTable, short_number, signed_percent, with_unit

MARK = 16
AXIS_PIXELS = 50
"""What the scale below takes of a chart's height."""
HOW_SLOPE = (
    "The red line is the slope: where a straight line through the groups passes each of them. It bends where one "
    "group has many more people than another. Black bars are 95% intervals."
)


def trend_chart(exercise: Exercise, indicator: Indicator) -> Figure:
    """Draw one indicator over its periods: the area with its interval, and the benchmark."""
    area, against = exercise.area.name, benchmark_name(exercise)
    limits = {value: interval_of(indicator, value) for value in indicator.series(exercise.area.code)}
    series = [(area, value) for value in indicator.series(exercise.area.code)]
    series += [(against, value) for value in indicator.series(exercise.area.benchmark)]
    hidden = hidden_figures(exercise)
    secret = {value for _who, value in series if hidden.value(indicator, value)}
    periods = [period.label for period in sorted({value.period for _who, value in series})]
    frame = pd.DataFrame(
        [
            {
                "who": who,
                "period": value.period.label,
                "value": None if value in secret else value.value,
                "low": limits[value].lower if who == area and value not in secret else None,
                "high": limits[value].upper if who == area and value not in secret else None,
            }
            for who, value in series
        ],
        columns=["who", "period", "value", "low", "high"],
    ).astype({"value": "float", "low": "float", "high": "float"})
    base = alt.Chart(frame).encode(
        x=alt.X(
            "period:O",
            sort=periods,
            title=None,
            axis=alt.Axis(labelAngle=0, labelExpr="split(datum.value, ' - ')", labelPadding=6),
            scale=alt.Scale(paddingOuter=0.4),
        )
    )
    ends = alt.Scale(domain=[area, against], range=[INK, BESIDE])
    shapes = alt.Scale(domain=[area, against], range=["circle", "square"])
    level = alt.Y("value:Q", scale=alt.Scale(zero=False, nice=True), title=indicator.unit, axis=alt.Axis(tickCount=5))
    chart = drawn(
        base.mark_rule(strokeWidth=2, color=INK).encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")),
        base.mark_line(strokeWidth=2.5).encode(
            y=level, color=alt.Color("who:N", scale=ends), strokeDash=alt.StrokeDash("who:N", sort=[area, against])
        ),
        base.mark_point(size=90, filled=True, opacity=1).encode(
            y=level, color=alt.Color("who:N", scale=ends), shape=alt.Shape("who:N", scale=shapes)
        ),
        height=300,
    )
    return Figure(
        title=f"{indicator.name}: {compared_in_words(exercise, indicator)}",
        chart=chart,
        alternative="; ".join(
            f"{who} {value.period.label}: {HIDDEN if value in secret else _figure(value)}" for who, value in series
        ),
        table=_trend_table(indicator, series, hidden),
    )


def has_gradient(exercise: Exercise, indicator: Indicator) -> bool:
    """Tell whether there is a chart of an indicator by deprivation group."""
    return isinstance(_shown_gradient(exercise, indicator), Gradient)


def gradient_chart(exercise: Exercise, indicator: Indicator) -> Figure | CannotTell:
    """Draw the latest values by deprivation group, most deprived first, with their intervals and the slope through
    them.

    CannotTell when there is nothing to draw, or the groups count so few people that they are not shown.
    """
    gradient = _shown_gradient(exercise, indicator)
    if isinstance(gradient, CannotTell):
        return gradient
    labels = [f"{group.label}: {with_unit(group.value, indicator.unit)}" for group in gradient.groups]
    rows = rows_of(labels, mark_pixels=MARK)
    frame = row_frame(
        rows,
        value=[group.value for group in gradient.groups],
        low=[_end(group.interval.lower, group.value) for group in gradient.groups],
        high=[_end(group.interval.upper, group.value) for group in gradient.groups],
        slope=slope_at_groups(gradient),
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    value = alt.X("value:Q", title=indicator.unit, axis=alt.Axis(tickCount=4))
    chart = drawn(
        base.mark_bar(orient="horizontal", size=MARK, color=RULE).encode(x=value),
        base.mark_rule(strokeWidth=2, color=INK).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        base.mark_line(strokeWidth=3, color=WORSE, orient="horizontal", point={"color": WORSE, "size": 60}).encode(
            x=alt.X("slope:Q"), order=alt.Order("middle:Q")
        ),
        *row_words(rows),
        height=rows.height + AXIS_PIXELS,
    )
    return Figure(
        title=gradient.finding,
        chart=chart,
        alternative=f"{'; '.join(labels)}. {HOW_SLOPE} {gradient.slope.linearity}",
        table=TextTable(
            ("Group", "Period", exercise.area.name, "95% interval", "On the slope"),
            tuple(
                (
                    group.label,
                    gradient.period.label,
                    with_unit(group.value, indicator.unit),
                    interval_in_words(group.interval, indicator.unit),
                    with_unit(fitted, indicator.unit),
                )
                for group, fitted in zip(gradient.groups, slope_at_groups(gradient), strict=True)
            ),
        ),
    )


def gradient_caption(exercise: Exercise, indicator: Indicator) -> str:
    """Say how to read the chart of deprivation groups; empty where there is none."""
    gradient = gradients(exercise)[indicator.id]
    if isinstance(gradient, CannotTell):
        return ""
    source = next(value.source for value in indicator.values if value.category == gradient.groups[0].label)
    relative = relative_indices(gradient.slope)
    sentences = (HOW_SLOPE, gradient.slope.linearity, relative, gradient.weighting, f"{gradient.period.label}.")
    return f"{' '.join(sentences)} Source: {source}"


def relative_indices(slope: SlopeIndex) -> str:
    """Return both relative indices of inequality, each named by what it divides; why where one means nothing."""
    indices = []
    if slope.rii_ratio is not None:
        indices.append(
            "Relative indices of inequality: the least deprived end of the line is "
            f"{slope.rii_ratio:.2f} times the most deprived end"
        )
    if slope.rii_mean is not None:
        start = "; the" if indices else "Relative index of inequality: the"
        indices.append(f"{start} slope is {signed_percent(slope.rii_mean)} of the mean")
    return f"{''.join(indices)}{'.' if indices else ''} {slope.undefined}".strip()


def slope_at_groups(gradient: Gradient) -> list[float]:
    """Return where the slope's line passes each group: at the middle of its range of the ranked population."""
    heights, before = [], 0.0
    for group in gradient.groups:
        heights.append(gradient.slope.intercept + gradient.slope.sii * (before + group.share / 2))
        before += group.share
    return heights


def _shown_gradient(exercise: Exercise, indicator: Indicator) -> Gradient | CannotTell:
    gradient = gradients(exercise)[indicator.id]
    if isinstance(gradient, CannotTell):
        return gradient
    if indicator.unit in COUNT_UNITS and hidden_figures(exercise).split(indicator, gradient.period):
        return CannotTell("Some of the groups count too few people to show.")
    return gradient


def _end(limit: float | None, value: float) -> float:
    return value if limit is None else limit


def _figure(value: IndicatorValue) -> str:
    return "not known" if value.value is None else short_number(value.value, 6)


def _trend_table(
    indicator: Indicator, series: Sequence[tuple[str, IndicatorValue]], hidden: HiddenFigures
) -> TextTable:
    # The chart names a source that all figures have.
    sources = len({value.source for _who, value in series}) > 1
    return TextTable(
        ("Area", "Period", "Value", "95% interval", "People counted", *(("Source",) if sources else ())),
        tuple(
            (
                who,
                value.period.label,
                shown_figure(value.value or 0.0, indicator.unit, hidden=hidden.value(indicator, value)),
                HIDDEN
                if hidden.value(indicator, value)
                else interval_in_words(interval_of(indicator, value), indicator.unit),
                _counted(indicator, value, hidden),
                *((value.source,) if sources else ()),
            )
            for who, value in series
        ),
    )


def _counted(indicator: Indicator, value: IndicatorValue, hidden: HiddenFigures) -> str:
    if value.count is None:
        return "not published"
    return HIDDEN if hidden.count(indicator, value) else f"{value.count:,.0f}"
