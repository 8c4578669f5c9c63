"""The chart of the budget frontier: the best value at every budget, today's budget, and the bend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import altair as alt
import pandas as pd

from prioritise.analysis.once import once
from prioritise.report.compare.view import MoneyView
from prioritise.report.drawing.charts import drawn
from prioritise.report.drawing.figure import CHOSEN, INK, LIMIT, SMALL_SIZE, Figure
from prioritise.robustness.frontier import Frontier

HEIGHT = 340
LABEL_SHARE = 0.25
"""The width of the bend's label as a share of the chart's, on a page of 375 pixels: about 68 of 270."""


class Side(StrEnum):
    """Where a label stands: above and left of its mark, or below and right of it. The line goes the other way."""

    ABOVE_LEFT = "above left"
    BELOW_RIGHT = "below right"


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """How a label of two lines is drawn on one side of its mark; offsets in pixels."""

    align: Literal["left", "right"]
    dx: int
    dy: int


LABEL_PLACES = {
    Side.ABOVE_LEFT: LabelPlace("right", 0, -34),
    Side.BELOW_RIGHT: LabelPlace("left", 12, 18),
}


@once
def frontier_chart(view: MoneyView) -> Figure:
    """Draw a line that goes up in steps; today's budget is a line across it, the bend a diamond.

    Needs at least one step.
    """
    frontier = view.frontier
    low, high = frontier.steps[0].value, frontier.steps[-1].value
    room = max(high - low, 1.0) * 0.12
    scale = alt.Scale(domain=[low - room, high + 2 * room], nice=False, zero=False)
    money = alt.Axis(labelExpr="'£' + format(datum.value / 1e6, '.1f') + 'm'", tickCount=4)
    steps = (
        alt.Chart(_line(frontier))
        .mark_line(interpolate="step-after", strokeWidth=2.5, color=CHOSEN)
        .encode(
            x=alt.X("budget:Q", title=_axis_title(frontier), axis=money, scale=alt.Scale(zero=False, nice=False)),
            y=alt.Y("value:Q", title="Best value, points", scale=scale, axis=alt.Axis(tickCount=5)),
        )
    )
    return Figure(
        title=view.title,
        chart=drawn(steps, *_today(view, high + room), *_bend(view), height=HEIGHT),
        alternative=" ".join(view.sentences),
        table=view.table,
    )


def _line(frontier: Frontier) -> pd.DataFrame:
    rows = [(step.budget_gbp, step.value) for step in frontier.steps]
    end = round(frontier.highest * frontier.current_budget_gbp)
    rows.append((max(end, rows[-1][0]), rows[-1][1]))
    return pd.DataFrame(rows, columns=["budget", "value"])


def _today(view: MoneyView, top: float) -> tuple[alt.Chart, ...]:
    frame = pd.DataFrame([{"budget": view.frontier.current_budget_gbp, "top": top, "text": view.today_label}])
    base = alt.Chart(frame).encode(x=alt.X("budget:Q"))
    return (
        base.mark_rule(strokeWidth=3, strokeDash=[6, 3], color=LIMIT),
        base.mark_text(align="right", dx=-8, fontSize=SMALL_SIZE, fontWeight=600, color=INK).encode(
            y=alt.Y("top:Q"), text=alt.Text("text:N")
        ),
    )


def _bend(view: MoneyView) -> tuple[alt.Chart, ...]:
    bend = view.frontier.knee
    if bend is None:
        return ()
    base = alt.Chart(pd.DataFrame([{"budget": bend.budget_gbp, "value": bend.value, "text": view.bend_label}])).encode(
        x=alt.X("budget:Q"), y=alt.Y("value:Q")
    )
    place = LABEL_PLACES[label_side(view.frontier)]
    return (
        base.mark_point(shape="diamond", size=220, filled=True, opacity=1, color=INK, stroke="white"),
        base.mark_text(
            align=place.align,
            dx=place.dx,
            dy=place.dy,
            lineBreak="\n",
            fontSize=SMALL_SIZE,
            fontWeight=600,
            color=INK,
        ).encode(text=alt.Text("text:N")),
    )


def label_side(frontier: Frontier) -> Side:
    """Return where the label of the bend crosses neither today's line nor an edge, also on a phone."""
    ends = _line(frontier)["budget"]
    start, end = float(ends.min()), float(ends.max())
    now, bend = frontier.current_budget_gbp, end if frontier.knee is None else frontier.knee.budget_gbp
    left = bend - (now if now < bend else start)
    right = (now if now > bend else end) - bend
    fits = left >= LABEL_SHARE * (end - start)
    return Side.ABOVE_LEFT if fits or left > right else Side.BELOW_RIGHT


def _axis_title(frontier: Frontier) -> str:
    return "Budget of this fund, all years" if frontier.fund else "Budget of all funds, all years"
