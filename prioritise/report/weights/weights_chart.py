"""Charts of weights: where partners stand on each criterion, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from prioritise.analysis.once import once
from prioritise.report.drawing.charts import Rows, drawn, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import AGREED, RULE, Figure, PartnerMark
from prioritise.report.weights.view import WeightsView

MARK = 16
MARK_AREA = 130
AXIS_PIXELS = 50
"""What the scale below takes of a chart's height."""


@once
def partner_weights_chart(view: WeightsView) -> Figure:
    """Draw a line from the lowest partner to the highest on each criterion, a dot a partner, and the agreed share."""
    names = [row.label for row in view.criteria]
    rows = rows_of(names, [row.span for row in view.criteria], mark_pixels=MARK)
    frame = row_frame(
        rows,
        low=[row.held[0].share if row.held else row.agreed for row in view.criteria],
        high=[row.held[-1].share if row.held else row.agreed for row in view.criteria],
        agreed=[row.agreed for row in view.criteria],
    )
    shares = pd.DataFrame(
        [
            {"middle": place.middle, "share": share.share, "partner": share.partner}
            for place, row in zip(rows.each, view.criteria, strict=True)
            for share in row.held
        ],
        columns=["middle", "share", "partner"],
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
        base.mark_tick(thickness=4, size=MARK + 10, color=AGREED, opacity=1, orient="vertical").encode(
            x=alt.X("agreed:Q")
        ),
        _partners(shares, rows, view.partners),
        *row_words(rows),
        height=rows.height + AXIS_PIXELS,
    )
    return Figure(
        title=view.title,
        chart=chart,
        alternative="; ".join(f"{row.label}, {row.ends}" for row in view.criteria),
        table=view.partner_table,
    )


def _partners(shares: pd.DataFrame, rows: Rows, partners: Sequence[PartnerMark]) -> alt.Chart:
    names = [partner.name for partner in partners]
    colours = alt.Scale(domain=names, range=[partner.colour for partner in partners])
    shapes = alt.Scale(domain=names, range=[partner.shape for partner in partners])
    marks: alt.Chart = (
        alt.Chart(shares)
        .mark_point(size=MARK_AREA, filled=True, opacity=1, stroke="white", strokeWidth=1)
        .encode(
            y=row_place(rows),
            x=alt.X("share:Q"),
            color=alt.Color("partner:N", scale=colours, legend=None),
            shape=alt.Shape("partner:N", scale=shapes, legend=None),
        )
    )
    return marks
