"""The chart of an answer: bars from nothing or between two figures, or the stairs from one aim to the other."""

from __future__ import annotations

import altair as alt
import pandas as pd

from prioritise.analysis.once import once
from prioritise.report.compare.answer_view import AnswerView, Bars, Stair, Stairs
from prioritise.report.drawing.charts import Drawing, Rows, drawn, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import INK, NAVY, ORANGE, PLUM, SMALL_SIZE, Figure

BAR = 14
AXIS_ROOM = 46
"""Pixels that the axis takes from the height; without them the words of a few rows would touch."""
STAIRS_HEIGHT = 340


@once
def answer_chart(view: AnswerView) -> Figure | None:
    """Draw the chart of an answer, with its words and its table; None where there is nothing to draw."""
    match view.shape:
        case Bars() as shape:
            in_words = "; ".join(f"{bar.name}: {bar.note}" for bar in shape.bars)
            return Figure(_title(view), _bars(shape), in_words, shape.table or view.table)
        case Stairs() as shape:
            return Figure(_title(view), _stairs(shape), " ".join(view.sentences), view.table)
    return None


def _title(view: AnswerView) -> str:
    return view.sentences[0].rstrip(".:")


def _bars(shape: Bars) -> Drawing:
    rows = rows_of([bar.name for bar in shape.bars], [bar.note for bar in shape.bars], mark_pixels=BAR)
    frame = row_frame(
        rows,
        start=[min(bar.start, bar.end) for bar in shape.bars],
        end=[max(bar.start, bar.end) for bar in shape.bars],
        kind=["stands out" if bar.stands_out else "plain" for bar in shape.bars],
    )
    x = alt.X(
        "start:Q",
        title=shape.axis,
        scale=alt.Scale(domain=_domain(shape), nice=False, zero=False),
        axis=alt.Axis(format=".0%" if shape.is_share else "~g", tickCount=5),
    )
    # The note on each row says the same, so there is no legend to take room from them.
    colour = alt.Color("kind:N", legend=None, scale=alt.Scale(domain=["plain", "stands out"], range=[NAVY, ORANGE]))
    marks = (
        alt.Chart(frame)
        .mark_bar(orient="horizontal", size=BAR)
        .encode(x=x, x2=alt.X2("end:Q"), y=row_place(rows), color=colour)
    )
    ticks = _ticks(shape, rows, frame)
    return drawn(marks, *ticks, *row_words(rows), height=rows.height + AXIS_ROOM)


def _ticks(shape: Bars, rows: Rows, frame: pd.DataFrame) -> tuple[alt.Chart, ...]:
    marks = [(place, bar.mark) for place, bar in zip(frame["middle"], shape.bars, strict=True) if bar.mark is not None]
    if not marks:
        return ()
    marked = pd.DataFrame(marks, columns=["middle", "mark"])
    tick = alt.Chart(marked).mark_tick(thickness=5, size=BAR + 8, color=PLUM, opacity=1, orient="vertical")
    return (tick.encode(x=alt.X("mark:Q"), y=row_place(rows)),)


def _domain(shape: Bars) -> list[float]:
    ends = [end for bar in shape.bars for end in (bar.start, bar.end, bar.mark) if end is not None]
    low, high = min(ends), max(ends)
    room = 0.04 * (high - low) or 1.0
    from_nothing = all(bar.start == 0 for bar in shape.bars)
    return [min(0.0, low) if from_nothing or low == 0 else low - room, max(0.0, high) if high <= 0 else high + room]


def _stairs(shape: Stairs) -> Drawing:
    frame = _frame(shape.stairs)
    across = alt.X(
        "across:Q", title=shape.across_axis, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(tickCount=5)
    )
    up = alt.Y("up:Q", title=shape.up_axis, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(tickCount=5))
    base = alt.Chart(frame).encode(x=across, y=up)
    agreed = alt.Chart(_frame((shape.agreed,)).assign(text="The list as it stands")).encode(x="across:Q", y="up:Q")
    return drawn(
        base.mark_line(interpolate="step-before", strokeWidth=2, color=NAVY),
        base.mark_circle(size=60, color=NAVY, opacity=1),
        agreed.mark_point(shape="diamond", size=220, filled=True, opacity=1, color=ORANGE, stroke="white"),
        agreed.mark_text(align="left", dx=10, dy=-14, fontSize=SMALL_SIZE, fontWeight=600, color=INK).encode(
            text=alt.Text("text:N")
        ),
        height=STAIRS_HEIGHT,
    )


def _frame(stairs: tuple[Stair, ...]) -> pd.DataFrame:
    return pd.DataFrame([(stair.across, stair.up) for stair in stairs], columns=["across", "up"])
