"""Charts of how sure the list is: the share of weight sets that fund each, and how far each weight can move."""

from __future__ import annotations

import altair as alt

from prioritise.analysis.once import once
from prioritise.report.compare.how_sure_view import CriteriaView, ManyWeightsView
from prioritise.report.drawing.charts import drawn, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import AGREED, CHOSEN, COULD_BE_CHOSEN, NOT_CHOSEN, Figure

BAR = 14
AXIS_ROOM = 46
"""Pixels that the axis takes from the height; without them the words of a few rows would touch."""
HOW_TO_READ = "The bar is where the list stays the same. The black mark is the weight used."


@once
def funded_shares_chart(view: ManyWeightsView) -> Figure | None:
    """Draw a bar for each that depends on the weights, those nearest to one half where they are many; None for none."""
    if not view.bars or view.table is None:
        return None
    names, notes = [bar.name for bar in view.bars], [bar.words for bar in view.bars]
    rows = rows_of(names, notes, mark_pixels=BAR)
    frame = row_frame(
        rows,
        share=[bar.share for bar in view.bars],
        now=["Chosen now" if bar.chosen_now else "Not chosen now" for bar in view.bars],
    )
    # The words on each row say the same, so there is no legend to take room from them.
    colour = alt.Color(
        "now:N", legend=None, scale=alt.Scale(domain=["Chosen now", "Not chosen now"], range=[CHOSEN, NOT_CHOSEN])
    )
    scale = alt.Scale(domain=[0, 1], nice=False)
    bars = (
        alt.Chart(frame)
        .mark_bar(orient="horizontal", size=BAR)
        .encode(
            x=alt.X("share:Q", title="Share of weight sets", scale=scale, axis=alt.Axis(format=".0%", tickCount=5)),
            y=row_place(rows),
            color=colour,
        )
    )
    return Figure(
        title=view.depending_title,
        chart=drawn(bars, *row_words(rows), height=rows.height + AXIS_ROOM),
        alternative=_in_words(names, notes),
        table=view.table,
    )


@once
def thresholds_chart(view: CriteriaView) -> Figure:
    """Draw a bar from the least to the largest weight at which the list stays, and a mark at the weight used."""
    names, notes = [row.criterion for row in view.ranges], [row.words for row in view.ranges]
    rows = rows_of(names, notes, mark_pixels=BAR)
    frame = row_frame(
        rows,
        low=[row.low for row in view.ranges],
        high=[row.high for row in view.ranges],
        share=[row.share for row in view.ranges],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    axis = alt.X(
        "low:Q",
        title="Share of all weight",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format=".0%", tickCount=5),
    )
    chart = drawn(
        base.mark_bar(size=BAR, color=COULD_BE_CHOSEN, stroke=CHOSEN, strokeWidth=1).encode(
            x=axis, x2=alt.X2("high:Q")
        ),
        base.mark_tick(thickness=5, size=BAR + 8, color=AGREED, opacity=1, orient="vertical").encode(
            x=alt.X("share:Q")
        ),
        *row_words(rows),
        height=rows.height + AXIS_ROOM,
    )
    return Figure(title=view.title, chart=chart, alternative=_in_words(names, notes), table=view.table)


def _in_words(names: list[str], notes: list[str]) -> str:
    return "; ".join(f"{name}: {note}" for name, note in zip(names, notes, strict=True))
