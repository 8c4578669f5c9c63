"""The chart of what divides the panel: every score of a cell, the middle, and what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import altair as alt

from prioritise.analysis import Analysis
from prioritise.judgement.disagreement import CellSpread
from prioritise.report.drawing.charts import Rows, drawn, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import AGREED, INK, RULE, SMALL_SIZE, Figure, PartnerMark, partner_marks
from prioritise.report.scores.disputes import disputes_title, scores_table
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import counted

MARK, APART = 60, 13
DOT_AREA = 150
AXIS_PIXELS = 54
"""What the scale below takes of a chart's height; with a single row it would press the row flat."""
DOTS_AND_LINE = "A mark is a partner's score; ×2 says that two of its members gave it. The black line is the middle."
RING = " The ring is what was agreed."


def spreads_chart(analysis: Analysis, cells: Sequence[DisputedCell]) -> Figure:
    """Draw a row a cell, with the whole scale below. Needs at least one cell."""
    spreads = [cell.spread for cell in cells]
    # One cell stands under its own heading and needs no name.
    names = [cell_name(analysis.exercise, spread) if len(spreads) > 1 else "" for spread in spreads]
    rows = rows_of(names, mark_pixels=MARK)
    frame = row_frame(
        rows,
        low=[spread.low for spread in spreads],
        high=[spread.high for spread in spreads],
        median=[spread.middle for spread in spreads],
    )
    partners = analysis.exercise.partners
    marks = dict(
        zip((partner.id for partner in partners), partner_marks([partner.name for partner in partners]), strict=True)
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    ends = [min(0.0, *(spread.low for spread in spreads)), 100.0]
    axis = alt.X(
        "low:Q", title="Score", scale=alt.Scale(domain=ends, nice=False, padding=14), axis=alt.Axis(tickCount=5)
    )
    return Figure(
        title=disputes_title(analysis.exercise, cells),
        chart=drawn(
            base.mark_rule(strokeWidth=3, color=RULE).encode(x=axis, x2=alt.X2("high:Q")),
            base.mark_tick(thickness=5, size=MARK + 8, color=AGREED, opacity=1, orient="vertical").encode(
                x=alt.X("median:Q")
            ),
            *_dots(rows, spreads, marks),
            *_agreed(rows, spreads),
            *row_words(rows),
            height=rows.height + AXIS_PIXELS,
        ),
        alternative="; ".join(_spread_words(analysis, spread) for spread in spreads),
        table=scores_table(analysis.exercise, spreads),
    )


def how_to_read(cells: Sequence[DisputedCell]) -> str:
    """Say what the marks of the chart stand for."""
    return DOTS_AND_LINE + (RING if any(cell.spread.agreed for cell in cells) else "")


def _dots(rows: Rows, spreads: Sequence[CellSpread], marks: Mapping[str, PartnerMark]) -> tuple[alt.Chart, ...]:
    """A mark a partner at every value its members gave, those of one value over each other."""
    dots = [
        (row.middle + shift, value, marks[partner].name, count, f"×{count}" if count > 1 else "")
        for row, spread in zip(rows.each, spreads, strict=True)
        for value, partner, shift, count in _placed(spread)
    ]
    import pandas as pd  # A page that has no chart yet need not wait for it.

    frame = pd.DataFrame(dots, columns=["middle", "value", "partner", "members", "several"])
    names = [mark.name for mark in marks.values()]
    colours = alt.Scale(domain=names, range=[mark.colour for mark in marks.values()])
    shapes = alt.Scale(domain=names, range=[mark.shape for mark in marks.values()])
    base = alt.Chart(frame).encode(y=row_place(rows), x=alt.X("value:Q"))
    return (
        base.mark_point(size=DOT_AREA, filled=True, opacity=1, stroke="white").encode(
            color=alt.Color("partner:N", scale=colours, legend=None),
            shape=alt.Shape("partner:N", scale=shapes, legend=None),
        ),
        base.mark_text(color=INK, fontSize=SMALL_SIZE - 1, align="left", dx=8).encode(text=alt.Text("several:N")),
    )


def _placed(spread: CellSpread) -> Iterator[tuple[float, str, float, int]]:
    for value in dict.fromkeys(held_value.value for held_value in spread.held):
        counts = Counter(held_value.partner for held_value in spread.held if held_value.value == value)
        for place, partner in enumerate(sorted(counts)):
            yield value, partner, APART * (place - (len(counts) - 1) / 2), counts[partner]


def _agreed(rows: Rows, spreads: Sequence[CellSpread]) -> tuple[alt.Chart, ...]:
    rings = [
        {"middle": row.middle, "value": spread.agreed.value}
        for row, spread in zip(rows.each, spreads, strict=True)
        if spread.agreed
    ]
    if not rings:
        return ()
    import pandas as pd

    base = alt.Chart(pd.DataFrame(rings)).encode(y=row_place(rows), x=alt.X("value:Q"))
    return (base.mark_point(shape="circle", size=700, filled=False, strokeWidth=3, opacity=1, color=AGREED),)


def _spread_words(analysis: Analysis, spread: CellSpread) -> str:
    criterion = analysis.exercise.criterion_by_id[spread.criterion]
    members = Counter(value.value for value in spread.held)
    scores = ", ".join(
        f"{value_words(criterion, value)} from {counted(members[value], 'member')}" for value in sorted(members)
    )
    agreed = f", agreed {value_words(criterion, spread.agreed.value)}" if spread.agreed else ""
    return f"{cell_name(analysis.exercise, spread)}: {scores}; middle {value_words(criterion, spread.middle)}{agreed}"
