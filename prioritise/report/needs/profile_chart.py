"""Charts of need: how the place stands on every indicator, and how many people are behind the gaps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from prioritise.analysis.small_counts import is_small
from prioritise.domain.exercise import Exercise
from prioritise.domain.findings import Standing
from prioritise.domain.indicators import Polarity
from prioritise.evidence.trend import Direction
from prioritise.report.drawing.charts import drawn, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import BETTER, INK, QUIET_INK, WORSE, Figure, LegendEntry
from prioritise.report.words.needs_profile import (
    STANDING_WORDS,
    NeedsRow,
    benchmark_name,
    measures_of,
    of_standing,
    profile_table,
)
from prioritise.words import TextTable, first_capital, joined, lower_first

MARK = 16
FRAME_PIXELS = 48
"""What the scale below takes of a chart's height."""
EDGE = 1.05
"""How far a row reaches to either side: a little further than its furthest mark."""
SHAPES = {Standing.WORSE: "diamond", Standing.SIMILAR: "square", Standing.BETTER: "circle"}
COLOURS = {Standing.WORSE: WORSE, Standing.SIMILAR: QUIET_INK, Standing.BETTER: BETTER}
PROFILE_LEGEND = (
    *(LegendEntry(STANDING_WORDS[shape], COLOURS[shape], SHAPES[shape]) for shape in SHAPES),
    LegendEntry("95% interval", INK, "line"),
    LegendEntry("A neighbour", QUIET_INK, "tick"),
)
"""What every mark of a profile stands for; the benchmark is named on its line."""
NOTHING_TO_COMPARE = "Nothing here can be called better or worse"
MOST_GAPS = 8


def profile_chart(exercise: Exercise, rows: Sequence[NeedsRow]) -> Figure:
    """Draw each indicator on its own scale: the benchmark in the middle, worse to the left, neighbours as grey marks.

    The scale of a row runs to its furthest mark, so lengths compare within a row and not between rows. A figure that is
    hidden has no row.
    """
    compared = [row for row in rows if row.drawn]
    against = benchmark_name(exercise)
    spots = [_spots(row) for row in compared]
    names = [row.indicator.name for row in compared]
    lines = rows_of(names, [_figures(row, against) for row in compared], mark_pixels=MARK)
    frame = row_frame(
        lines,
        x=[spot.area for spot in spots],
        low=[spot.low for spot in spots],
        high=[spot.high for spot in spots],
        standing=[STANDING_WORDS[row.standing] for row in compared],
    )
    neighbours = pd.DataFrame(
        [
            {"middle": line.middle, "x": spot}
            for line, row_spots in zip(lines.each, spots, strict=True)
            for spot in row_spots.neighbours
        ],
        columns=["middle", "x"],
    )
    known = [STANDING_WORDS[standing] for standing in SHAPES]
    base = alt.Chart(frame).encode(y=row_place(lines))
    axis = alt.X("x:Q", title=None, scale=alt.Scale(domain=[-EDGE, EDGE], nice=False), axis=_worse_to_better(against))
    chart = drawn(
        base.mark_tick(orient="vertical", thickness=2, size=MARK + 10, color=INK, opacity=1).encode(x=alt.XDatum(0)),
        alt.Chart(neighbours)
        .mark_tick(orient="vertical", thickness=2, size=MARK, color=QUIET_INK, opacity=1)
        .encode(y=row_place(lines), x=axis),
        base.mark_rule(strokeWidth=2.5, color=INK).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        base.mark_point(size=170, filled=True, opacity=1, stroke="white", strokeWidth=1).encode(
            x=alt.X("x:Q"),
            shape=alt.Shape("standing:N", scale=alt.Scale(domain=known, range=list(SHAPES.values())), legend=None),
            color=alt.Color("standing:N", scale=alt.Scale(domain=known, range=list(COLOURS.values())), legend=None),
        ),
        *row_words(lines),
        height=lines.height + FRAME_PIXELS,
    )
    worse = len(measures_of(of_standing(compared, Standing.WORSE)))
    return Figure(
        title=f"Worse than {against} on {worse} of {len(measures_of(compared))}" if compared else NOTHING_TO_COMPARE,
        chart=chart,
        alternative="; ".join(f"{row.indicator.name}: {_figures(row, against)}" for row in compared),
        table=profile_table(exercise, compared),
    )


def people_chart(exercise: Exercise, rows: Sequence[NeedsRow]) -> Figure:
    """Draw how many people stand behind each gap, most first: who would not be affected at the benchmark's rate."""
    counted = [row for row in rows if row.people and _shown(row, exercise)]
    largest = sorted(counted, key=lambda row: -(row.comparison.excess_people or 0.0))[:MOST_GAPS]
    against = benchmark_name(exercise)
    lines = rows_of([f"{row.indicator.name}: {row.people}" for row in largest], mark_pixels=MARK)
    frame = row_frame(lines, people=[row.comparison.excess_people or 0.0 for row in largest])
    axis = alt.X("people:Q", title="People", axis=alt.Axis(tickCount=4, format=",d"))
    chart = drawn(
        alt.Chart(frame).mark_bar(orient="horizontal", size=MARK, color=WORSE).encode(y=row_place(lines), x=axis),
        *row_words(lines),
        height=lines.height + FRAME_PIXELS,
    )
    title = f"No gap to {against} can be counted in people yet"
    if largest:
        title = f"The gap to {against} that touches most people: {lower_first(largest[0].indicator.name)}"
    return Figure(
        title=title,
        chart=chart,
        alternative=joined(f"{row.indicator.name}, {row.people} people" for row in largest),
        table=TextTable(
            ("Indicator", "People behind the gap", "Period"),
            tuple((row.indicator.name, row.people, row.comparison.area.period.label) for row in largest),
        ),
    )


def _worse_to_better(against: str) -> alt.Axis:
    middle = json.dumps(against)
    return alt.Axis(
        # At the very ends, where words are set inwards and none is cut off.
        values=[-EDGE, 0, EDGE],
        labelExpr=f"datum.value < 0 ? '← Worse' : datum.value > 0 ? 'Better →' : {middle}",
        labelFlush=True,
        grid=False,
        ticks=False,
        domain=False,
    )


def _figures(row: NeedsRow, against: str) -> str:
    gone = "" if row.trend.direction is Direction.CANNOT_TELL else f". {first_capital(row.trend.direction)}"
    gap = f". Gap: {row.people} people" if row.people else ""
    return f"{STANDING_WORDS[row.standing]}: {row.figure}, {against} {row.benchmark_figure}{gap}{gone}"


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where a row's marks stand between -1, the worst mark, and 1; 0 is the benchmark."""

    area: float
    low: float
    high: float
    neighbours: tuple[float, ...]


def _spots(row: NeedsRow) -> _Spots:
    benchmark = row.comparison.benchmark
    middle = benchmark.value if benchmark is not None and benchmark.value is not None else 0.0
    sign = 1 if row.indicator.polarity is Polarity.HIGHER else -1
    interval = row.comparison.interval
    ends = [end if end is not None else row.comparison.value for end in (interval.lower, interval.upper)]
    marks = [row.comparison.value, *ends, *row.neighbours]
    reach = max(abs(mark - middle) for mark in marks) or 1.0
    placed = [sign * (mark - middle) / reach for mark in marks]
    return _Spots(placed[0], min(placed[1:3]), max(placed[1:3]), tuple(placed[3:]))


def _shown(row: NeedsRow, exercise: Exercise) -> bool:
    excess = row.comparison.excess_people
    return excess is not None and not is_small(abs(excess), exercise.settings.small_number)
