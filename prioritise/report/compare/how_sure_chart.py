"""Charts of how sure the list is: the share of weight sets that fund each, and how far each weight can move."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from prioritise.analysis import Analysis, RanksOverWeights
from prioritise.report.compare.how_sure_exact import thresholds_table, thresholds_title
from prioritise.report.compare.how_sure_sampled import depending, depending_title, lists_table, now_words, share_words
from prioritise.report.drawing.chart_rows import row_frame, row_place, row_words, rows_of
from prioritise.report.drawing.figure import NAVY, ORANGE, PALE, Figure, drawn
from prioritise.robustness.many_weights import ListsOverWeights
from prioritise.robustness.thresholds import CriterionThresholds
from prioritise.words.numbers import share_percent

BAR = 14
AXIS_ROOM = 46
"""Pixels that the axis takes from the height; without them the words of a few rows would touch."""
HOW_TO_READ = "The bar is where the list stays the same. The orange mark is the weight used."
MOST_ROWS = 12
"""More than this are too many to take in; those nearest to one half are shown, and the table has all."""


def funded_shares_chart(analysis: Analysis, found: ListsOverWeights, ranks: RanksOverWeights) -> Figure | None:
    """A bar for each that depends on the weights, those nearest to one half where they are many; None for none."""
    ids = shown_in_chart(found)
    if not ids:
        return None
    known = analysis.exercise.intervention_by_id
    notes = [f"{now_words(analysis, each)} now; in {share_words(found.share_of[each])} of weight sets" for each in ids]
    rows = rows_of([known[each].name for each in ids], notes, mark_pixels=BAR)
    frame = row_frame(
        rows,
        share=[found.share_of[each] for each in ids],
        now=["Chosen now" if each in analysis.portfolio.interventions else "Not chosen now" for each in ids],
    )
    # The words on each row say the same, so there is no legend to take room from them.
    colour = alt.Color(
        "now:N", legend=None, scale=alt.Scale(domain=["Chosen now", "Not chosen now"], range=[NAVY, ORANGE])
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
        title=depending_title(found),
        chart=drawn(bars, *row_words(rows), height=rows.height + AXIS_ROOM),
        alternative="; ".join(f"{known[each].name}: {note}" for each, note in zip(ids, notes, strict=True)),
        table=lists_table(analysis, found, ranks),
    )


def funded_shares_caption(found: ListsOverWeights) -> str:
    """How many are drawn, where not all are."""
    count = len(depending(found))
    return f"The {MOST_ROWS} nearest to one half of {count}; the table has all." if count > MOST_ROWS else ""


def shown_in_chart(found: ListsOverWeights) -> tuple[str, ...]:
    """Those that depend on the weights, the surest first; the nearest to one half where they are many."""
    ids = depending(found)
    nearest = sorted(ids, key=lambda each: abs(found.share_of[each] - 0.5))[:MOST_ROWS]
    return tuple(each for each in ids if each in nearest)


def thresholds_chart(analysis: Analysis, found: Sequence[CriterionThresholds]) -> Figure:
    """A bar from the least to the largest weight at which the list stays, and a mark at the weight used."""
    names = [analysis.exercise.criterion_by_id[each.criterion].name for each in found]
    notes = [_range_words(each) for each in found]
    rows = rows_of(names, notes, mark_pixels=BAR)
    frame = row_frame(
        rows,
        low=[each.lowest or 0.0 for each in found],
        high=[1.0 if each.highest is None else each.highest for each in found],
        share=[each.share for each in found],
    )
    base = alt.Chart(frame).encode(y=row_place(rows))
    axis = alt.X(
        "low:Q",
        title="Share of all weight",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format=".0%", tickCount=5),
    )
    chart = drawn(
        base.mark_bar(size=BAR, color=PALE, stroke=NAVY, strokeWidth=1).encode(x=axis, x2=alt.X2("high:Q")),
        base.mark_tick(thickness=5, size=BAR + 8, color=ORANGE, opacity=1, orient="vertical").encode(
            x=alt.X("share:Q")
        ),
        *row_words(rows),
        height=rows.height + AXIS_ROOM,
    )
    return Figure(
        title=thresholds_title(analysis, found),
        chart=chart,
        alternative="; ".join(f"{name}: {note}" for name, note in zip(names, notes, strict=True)),
        table=thresholds_table(analysis, found),
    )


def _range_words(each: CriterionThresholds) -> str:
    used = f"{share_percent(each.share)} used"
    if each.lowest is None and each.highest is None:
        return f"{used}; no weight changes the list"
    if each.lowest is None:
        return f"{used}; the list stays up to {share_percent(each.highest or 0.0)}"
    if each.highest is None:
        return f"{used}; the list stays from {share_percent(each.lowest)} up"
    return f"{used}; the list stays from {share_percent(each.lowest)} to {share_percent(each.highest)}"
