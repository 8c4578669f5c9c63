"""Charts of the result: what each intervention's score is made of, and the money."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.domain.criteria import Role
from prioritise.report.drawing.chart_rows import row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import NAVY, ORANGE, PALE, Figure, drawn
from prioritise.report.priorities.intervention_detail import InterventionDetail, formula, intervention_detail
from prioritise.report.priorities.money_table import MoneyRow, money_table, money_title
from prioritise.words.numbers import points, pounds, share_percent, whole_percent
from prioritise.words.text_table import TextTable

BAR = 14
LABEL_ROOM = 1.15
"""Room to the right of the longest bar, as a share of its length."""


@once
def score_parts_chart(analysis: Analysis, interventions: tuple[str, ...]) -> Figure:
    """Draw what each of these could achieve, how far that can be counted on, and its cost, in the order given.

    The pale bar is what it could achieve; the dark part of it is what can be counted on; the orange bar to the left of
    nothing is its cost. A cut runs the other way.
    """
    details = [intervention_detail(analysis, each) for each in interventions]
    rows = rows_of([each.intervention.name for each in details], [formula(each) for each in details], mark_pixels=BAR)
    frame = row_frame(
        rows,
        could=[each.benefit for each in details],
        counted=[each.benefit * each.likelihood for each in details],
        cost=[each.cost for each in details],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    reach = max([1.0, *frame["could"].abs()]) * LABEL_ROOM
    lowest = min([0.0, *frame["could"], *frame["cost"]])
    scale = alt.Scale(domain=[min(lowest * LABEL_ROOM, -reach * 0.05), reach], nice=False)
    could = alt.X("could:Q", scale=scale, title="Points", axis=alt.Axis(tickCount=5))
    chart = drawn(
        base.mark_bar(orient="horizontal", size=BAR, color=PALE, stroke=NAVY, strokeWidth=1).encode(x=could),
        base.mark_bar(orient="horizontal", size=BAR, color=NAVY).encode(x=alt.X("counted:Q")),
        base.mark_bar(orient="horizontal", size=BAR, color=ORANGE).encode(x=alt.X("cost:Q")),
        *row_words(rows),
        height=rows.height,
    )
    return Figure(
        title=_parts_title(details),
        chart=chart,
        alternative="; ".join(f"{each.intervention.name}: {formula(each)}" for each in details[:5])
        + (f"; and {len(details) - 5} more in the table" if len(details) > 5 else ""),
        table=_parts_table(details),
    )


def contributions_chart(detail: InterventionDetail) -> Figure:
    """Draw the points each weighted criterion brings to one intervention, before how far they can be counted on."""
    parts = [each for each in detail.criteria if each.points is not None]
    labels = [f"{each.criterion.name}: {points(each.points or 0.0)}" for each in parts]
    rows = rows_of(labels, mark_pixels=BAR)
    frame = row_frame(
        rows,
        points=[each.points or 0.0 for each in parts],
        kind=["Cost" if each.criterion.role is Role.COST else "Benefit" for each in parts],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=["Benefit", "Cost"], range=[NAVY, ORANGE]))
    chart = drawn(
        base.mark_bar(orient="horizontal", size=BAR).encode(
            x=alt.X("points:Q", title="Points", axis=alt.Axis(tickCount=5)), color=colour
        ),
        *row_words(rows),
        height=rows.height,
    )
    largest = max(parts, key=lambda each: each.points or 0.0)
    return Figure(
        title=f"{largest.criterion.name} brings it the most: {points(largest.points or 0.0)} points",
        chart=chart,
        alternative="; ".join(labels),
        table=TextTable(
            ("Criterion", "Value", "Weight", "Points"),
            tuple(
                (
                    each.criterion.name,
                    points(each.cell.value),
                    share_percent(each.weight or 0.0),
                    points(each.points or 0.0),
                )
                for each in parts
            ),
        ),
    )


def money_chart(money: Sequence[MoneyRow], *, transfers: bool) -> Figure:
    """Draw every fund and year on one scale: what is spent, and a mark at what there is to spend."""
    firsts = {row.fund: row.year for row in reversed(money)}
    names = [row.fund_name if firsts[row.fund] == row.year else "" for row in money]
    rows = rows_of(names, [_spent_words(row) for row in money], mark_pixels=BAR)
    frame = row_frame(rows, spent=[row.spent_gbp for row in money], limit=[row.available_gbp for row in money])
    base = alt.Chart(frame).encode(y=row_place(rows))
    scale = alt.Scale(domain=[min(0, *frame["spent"]), max(1, *frame["spent"], *frame["limit"]) * 1.03], nice=False)
    axis = alt.Axis(labelExpr="'£' + format(datum.value, '~s')", tickCount=4)
    chart = drawn(
        base.mark_bar(orient="horizontal", size=BAR, color=NAVY).encode(
            x=alt.X("spent:Q", title=None, scale=scale, axis=axis)
        ),
        base.mark_tick(orient="vertical", thickness=4, size=BAR + 8, color=ORANGE, opacity=1).encode(
            x=alt.X("limit:Q")
        ),
        *row_words(rows),
        height=rows.height,
    )
    return Figure(
        title=money_title(money),
        chart=chart,
        alternative="; ".join(f"{row.fund_name}, {_spent_words(row)}" for row in money),
        table=money_table(money, transfers=transfers),
    )


def _spent_words(row: MoneyRow) -> str:
    came = f" + {pounds(row.came_in_gbp)} in" if row.came_in_gbp else ""
    went = f" − {pounds(row.went_out_gbp)} out" if row.went_out_gbp else ""
    return f"{row.year}: {pounds(row.spent_gbp)} of {pounds(row.limit_gbp)}{came}{went}"


def _parts_title(details: Sequence[InterventionDetail]) -> str:
    if not details:
        return "Nothing to show"
    best = max(details, key=lambda each: each.total)
    return f"{best.intervention.name} is worth most: {points(best.total)} points"


def _parts_table(details: Sequence[InterventionDetail]) -> TextTable:
    return TextTable(
        ("Intervention", "Could achieve", "Count on", "Cost", "Score"),
        tuple(
            (
                each.intervention.name,
                points(each.benefit),
                whole_percent(each.likelihood),
                points(each.cost),
                points(each.total),
            )
            for each in details
        ),
    )
