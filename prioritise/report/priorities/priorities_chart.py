"""Charts of the result: what each intervention's score is made of, and the money."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.domain.criteria import Role
from prioritise.report.drawing.charts import drawn, row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import BESIDE, CHOSEN, COULD_BE_CHOSEN, LIMIT, Figure
from prioritise.report.priorities.intervention_detail import (
    CriterionDetail,
    InterventionDetail,
    formula,
    intervention_detail,
    sum_of,
    weighted,
)
from prioritise.report.priorities.money_table import MoneyRow, money_rows, money_table, money_title
from prioritise.report.words.rounded import rounded_in_brackets
from prioritise.words import TextTable, joined, lower_first, points, pounds

BAR = 14
AXIS_PIXELS = 50
"""What the axis takes of the height, so that words and bars keep the distance they were given."""
LABEL_ROOM = 1.15
"""Room to the right of the longest bar, as a share of its length."""


@once
def score_parts_chart(analysis: Analysis, interventions: tuple[str, ...]) -> Figure:
    """Draw what each of these could achieve, how far that can be counted on, and its cost, in the order given.

    The pale bar is what it could achieve; the dark part of it is what can be counted on; the grey bar to the left of
    nothing is its cost. A cut runs the other way.
    """
    details = [intervention_detail(analysis, intervention) for intervention in interventions]
    rows = rows_of(
        [detail.intervention.name for detail in details], [formula(detail) for detail in details], mark_pixels=BAR
    )
    frame = row_frame(
        rows,
        could=[detail.benefit for detail in details],
        counted=[detail.benefit * detail.likelihood for detail in details],
        cost=[detail.cost for detail in details],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    reach = max([1.0, *frame["could"].abs()]) * LABEL_ROOM
    lowest = min([0.0, *frame["could"], *frame["cost"]])
    scale = alt.Scale(domain=[min(lowest * LABEL_ROOM, -reach * 0.05), reach], nice=False)
    could = alt.X("could:Q", scale=scale, title="Points", axis=alt.Axis(tickCount=5))
    chart = drawn(
        base.mark_bar(orient="horizontal", size=BAR, color=COULD_BE_CHOSEN, stroke=CHOSEN, strokeWidth=1).encode(
            x=could
        ),
        base.mark_bar(orient="horizontal", size=BAR, color=CHOSEN).encode(x=alt.X("counted:Q")),
        base.mark_bar(orient="horizontal", size=BAR, color=BESIDE).encode(x=alt.X("cost:Q")),
        *row_words(rows),
        height=rows.height + AXIS_PIXELS,
    )
    return Figure(
        title=_parts_title(details),
        chart=chart,
        alternative="; ".join(f"{detail.intervention.name}: {formula(detail)}" for detail in details[:5])
        + (f"; and {len(details) - 5} more in the table" if len(details) > 5 else ""),
        table=_parts_table(details),
    )


def contributions_chart(detail: InterventionDetail) -> Figure:
    """Draw what each weighted criterion brings to the score of one intervention, so that the bars add up to it.

    A benefit is drawn after how far it can be counted on.
    """
    parts = [criterion for criterion in detail.criteria if criterion.points is not None]
    labels = [f"{part.criterion.name}: {points(detail.in_score(part))}" for part in parts]
    note = rounded_in_brackets((detail.in_score(part) for part in parts), detail.total, 1)
    rows = rows_of(labels, mark_pixels=BAR)
    frame = row_frame(
        rows,
        points=[detail.in_score(part) for part in parts],
        kind=["Cost" if part.criterion.role is Role.COST else "Benefit" for part in parts],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    # No legend: the row of the cost is named so.
    colour = alt.Color("kind:N", scale=alt.Scale(domain=["Benefit", "Cost"], range=[CHOSEN, BESIDE]), legend=None)
    chart = drawn(
        base.mark_bar(orient="horizontal", size=BAR).encode(
            x=alt.X("points:Q", title=f"Points of the score{note}", axis=alt.Axis(tickCount=5)), color=colour
        ),
        *row_words(rows),
        height=rows.height + AXIS_PIXELS,
    )
    return Figure(
        title=_most_and_least(detail, parts),
        chart=chart,
        alternative=f"{'; '.join(labels)}; together its score: {points(detail.total)}{note}",
        table=TextTable(
            ("Criterion", "Value", "Weight", "Points", f"In the score: benefits × {sum_of(detail).share}{note}"),
            tuple((part.criterion.name, *weighted(part), points(detail.in_score(part))) for part in parts),
        ),
    )


def _most_and_least(detail: InterventionDetail, parts: Sequence[CriterionDetail]) -> str:
    """Name what brings its score the most, and what takes the most away where anything does."""
    most, least = max(parts, key=detail.in_score), min(parts, key=detail.in_score)
    of_score = f"of its score of {points(detail.total)}"
    brings = f"{most.criterion.name} brings it the most: {points(detail.in_score(most))} points {of_score}"
    if detail.in_score(least) >= 0:
        return brings
    takes = f"{least.criterion.name} takes the most away: {points(detail.in_score(least))}"
    return f"{brings}; {lower_first(takes)}" if detail.in_score(most) > 0 else f"{takes} points {of_score}"


@once
def money_figure(analysis: Analysis) -> Figure:
    """Draw the money of one analysis's list."""
    return money_chart(money_rows(analysis), transfers=bool(analysis.portfolio.transfers))


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
        base.mark_bar(orient="horizontal", size=BAR, color=CHOSEN).encode(
            x=alt.X("spent:Q", title=None, scale=scale, axis=axis)
        ),
        base.mark_tick(orient="vertical", thickness=4, size=BAR + 8, color=LIMIT, opacity=1).encode(x=alt.X("limit:Q")),
        *row_words(rows),
        height=rows.height + AXIS_PIXELS,
    )
    return Figure(
        title=money_title(money),
        chart=chart,
        alternative=_in_words(money),
        table=money_table(money, transfers=transfers),
    )


def _spent_words(row: MoneyRow) -> str:
    came = f" + {pounds(row.came_in_gbp)} in" if row.came_in_gbp else ""
    went = f" − {pounds(row.went_out_gbp)} out" if row.went_out_gbp else ""
    return f"{row.year}: {pounds(row.spent_gbp)} of {pounds(row.limit_gbp)}{came}{went}"


def _in_words(money: Sequence[MoneyRow]) -> str:
    """Tell a listener what the bars show: the fund once, then its years."""
    names = dict.fromkeys(row.fund_name for row in money)
    years = {name: [_year_heard(row) for row in money if row.fund_name == name] for name in names}
    return " ".join(f"{name} spends {joined(years[name])}." for name in names)


def _year_heard(row: MoneyRow) -> str:
    came = f", with {pounds(row.came_in_gbp)} that came in from another fund" if row.came_in_gbp else ""
    went = f", less {pounds(row.went_out_gbp)} that went to another fund" if row.went_out_gbp else ""
    return f"{pounds(row.spent_gbp)} of {pounds(row.limit_gbp)} in {row.year}{came}{went}"


def _parts_title(details: Sequence[InterventionDetail]) -> str:
    if not details:
        return "Nothing to show"
    best = max(details, key=lambda detail: detail.total)
    return f"{best.intervention.name} is worth most: {points(best.total)} points"


def _parts_table(details: Sequence[InterventionDetail]) -> TextTable:
    sums = [(detail.intervention.name, sum_of(detail)) for detail in details]
    return TextTable(
        ("Intervention", "Could achieve", "Count on", "Cost", "Score"),
        tuple((name, told.part, told.share, told.added, told.total) for name, told in sums),
    )
