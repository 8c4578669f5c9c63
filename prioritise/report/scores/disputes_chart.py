"""The chart of what divides the panel: every score of a cell, the middle, and what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import altair as alt
import pandas as pd

from prioritise.analysis import Analysis
from prioritise.judgement.disagreement import CellSpread
from prioritise.report.drawing.chart_rows import Rows, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import NAVY, ORANGE, PLUM, RULE, SMALL_SIZE, Figure, drawn
from prioritise.report.scores.disputes import cell_name, disputes_title, scores_table, value_words
from prioritise.robustness.disputed import DisputedCell
from prioritise.words.numbers import counted

MARK = 26
DOT_AREA = 330
AXIS_PIXELS = 54
"""What the scale below takes of a chart's height; with a single row it would press the row flat."""
DOTS_AND_LINE = "A dot is a score; the number in it says how many members gave it. The orange line is the middle."
DIAMOND = " The diamond is what was agreed."


def spreads_chart(analysis: Analysis, cells: Sequence[DisputedCell]) -> Figure:
    """A row a cell, with the whole scale below. Needs at least one cell."""
    spreads = [cell.spread for cell in cells]
    # One cell stands under its own heading and needs no name.
    names = [cell_name(analysis.exercise, each) if len(spreads) > 1 else "" for each in spreads]
    rows = rows_of(names, mark_pixels=MARK)
    frame = row_frame(
        rows,
        low=[each.low for each in spreads],
        high=[each.high for each in spreads],
        median=[each.middle for each in spreads],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    ends = [min(0.0, *(each.low for each in spreads)), 100.0]
    axis = alt.X(
        "low:Q", title="Score", scale=alt.Scale(domain=ends, nice=False, padding=14), axis=alt.Axis(tickCount=5)
    )
    return Figure(
        title=disputes_title(analysis.exercise, cells),
        chart=drawn(
            base.mark_rule(strokeWidth=3, color=RULE).encode(x=axis, x2=alt.X2("high:Q")),
            base.mark_tick(thickness=5, size=MARK + 8, color=ORANGE, opacity=1, orient="vertical").encode(
                x=alt.X("median:Q")
            ),
            *_dots(rows, spreads),
            *_agreed(rows, spreads),
            *row_words(rows),
            height=rows.height + AXIS_PIXELS,
        ),
        alternative="; ".join(_told(analysis, each) for each in spreads),
        table=scores_table(analysis.exercise, spreads),
    )


def how_to_read(cells: Sequence[DisputedCell]) -> str:
    """What the marks of the chart stand for."""
    return DOTS_AND_LINE + (DIAMOND if any(cell.spread.agreed for cell in cells) else "")


def _dots(rows: Rows, spreads: Sequence[CellSpread]) -> tuple[alt.Chart, ...]:
    frame = pd.DataFrame(
        [
            {"middle": row.middle, "value": value, "members": str(count)}
            for row, spread in zip(rows.each, spreads, strict=True)
            for value, count in Counter(each.value for each in spread.held).items()
        ]
    )
    base = alt.Chart(frame).encode(y=row_place(rows), x=alt.X("value:Q"))
    return (
        base.mark_circle(size=DOT_AREA, color=NAVY, opacity=1, stroke="white"),
        base.mark_text(color="white", fontSize=SMALL_SIZE, fontWeight=600).encode(text=alt.Text("members:N")),
    )


def _agreed(rows: Rows, spreads: Sequence[CellSpread]) -> tuple[alt.Chart, ...]:
    found = [
        {"middle": row.middle, "value": spread.agreed.value}
        for row, spread in zip(rows.each, spreads, strict=True)
        if spread.agreed
    ]
    if not found:
        return ()
    base = alt.Chart(pd.DataFrame(found)).encode(y=row_place(rows), x=alt.X("value:Q"))
    return (base.mark_point(shape="diamond", size=160, filled=True, opacity=1, color=PLUM, stroke="white"),)


def _told(analysis: Analysis, spread: CellSpread) -> str:
    criterion = analysis.exercise.criterion_by_id[spread.criterion]
    held = Counter(each.value for each in spread.held)
    given = ", ".join(
        f"{value_words(criterion, value)} from {counted(held[value], 'member')}" for value in sorted(held)
    )
    agreed = f", agreed {value_words(criterion, spread.agreed.value)}" if spread.agreed else ""
    return f"{cell_name(analysis.exercise, spread)}: {given}; middle {value_words(criterion, spread.middle)}{agreed}"
