"""Charts of weights: where partners stand on each criterion, and what was agreed."""

from __future__ import annotations

import altair as alt
import pandas as pd

from prioritise.analysis.once import once
from prioritise.report.drawing.chart_rows import row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import NAVY, ORANGE, RULE, Figure, drawn
from prioritise.report.weights.partner_weights import CriterionWeights
from prioritise.report.weights.view import WeightsView
from prioritise.words.numbers import share_percent

MARK = 16


@once
def partner_weights_chart(view: WeightsView) -> Figure:
    """Draw a line from the lowest partner to the highest on each criterion, a dot a partner, and the agreed share."""
    names = [f"{row.name}: {share_percent(row.agreed)} agreed" for row in view.criteria]
    rows = rows_of(names, [_ends(row) for row in view.criteria], mark_pixels=MARK)
    frame = row_frame(
        rows,
        low=[row.held[0].share if row.held else row.agreed for row in view.criteria],
        high=[row.held[-1].share if row.held else row.agreed for row in view.criteria],
        agreed=[row.agreed for row in view.criteria],
    )
    held = pd.DataFrame(
        [
            {"middle": place.middle, "share": each.share}
            for place, row in zip(rows.each, view.criteria, strict=True)
            for each in row.held
        ],
        columns=["middle", "share"],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    top = max([0.1, *frame["high"], *frame["agreed"]]) * 1.05
    axis = alt.X(
        "low:Q",
        title="Share of all weight",
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(format=".0%", tickCount=5),
    )
    chart = drawn(
        base.mark_rule(strokeWidth=3, color=RULE).encode(x=axis, x2=alt.X2("high:Q")),
        alt.Chart(held).mark_circle(size=90, color=NAVY, opacity=1).encode(y=row_place(rows), x=alt.X("share:Q")),
        base.mark_tick(thickness=5, size=MARK + 8, color=ORANGE, opacity=1, orient="vertical").encode(
            x=alt.X("agreed:Q")
        ),
        *row_words(rows),
        height=rows.height,
    )
    return Figure(
        title=view.title,
        chart=chart,
        alternative="; ".join(f"{row.name}: {share_percent(row.agreed)} agreed, {_ends(row)}" for row in view.criteria),
        table=view.partner_table,
    )


def _ends(row: CriterionWeights) -> str:
    if not row.held:
        return "no partner has given weights"
    low, high = row.held[0], row.held[-1]
    return f"from {share_percent(low.share)} ({low.partner}) to {share_percent(high.share)} ({high.partner})"
