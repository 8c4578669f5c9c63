"""Charts in the look they all share, and their rows: words above their marks, so that long names fit a phone."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from prioritise.report.drawing.figure import GRID, INK, RULE, SMALL_SIZE

if TYPE_CHECKING:
    import pandas as pd

NAME_SIZE = 14
LINE_PIXELS, ROW_GAP, SHORT_GAP, NOTE_GAP, MARK_GAP = 18, 16, 8, 3, 6
WRAP_AT, NOTE_WRAP_AT = 41, 47
"""Letters in a line of a name and of a note, so that the longest fits a phone 320 pixels wide."""

FONT = "Source Sans, sans-serif"
Drawing = alt.LayerChart

LOOK = alt.Config(
    font=FONT,
    background="white",
    padding={"left": 2, "right": 8, "top": 4, "bottom": 4},
    view=alt.ViewConfig(stroke=None),
    axis=alt.AxisConfig(
        labelFontSize=SMALL_SIZE,
        titleFontSize=SMALL_SIZE,
        # A wider screen enlarges the labels, and they must not reach the title.
        titlePadding=10,
        labelColor=INK,
        titleColor=INK,
        gridColor=GRID,
        domainColor=RULE,
        tickColor=RULE,
        titleFontWeight="normal",
    ),
    legend=alt.LegendConfig(
        orient="top", direction="horizontal", labelFontSize=SMALL_SIZE, labelColor=INK, title=None, labelLimit=0
    ),
)

# Altair would check every piece of a chart each time it is made, which doubles the time a slider takes. The tests check
# every chart whole instead.
disable_debug_mode()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its words, and where their tops and the middle of its marks lie, in pixels from the top of the chart."""

    name: str
    note: str
    name_top: float
    note_top: float
    middle: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Every row of a chart, first at the top, and how high they are together in pixels."""

    each: tuple[Row, ...]
    height: int


def drawn(*layers: alt.Chart, height: int) -> Drawing:
    """Draw charts over each other, the first at the back, with the look all charts share."""
    return alt.LayerChart(layer=list(layers), height=height, config=LOOK)


def rows_of(names: Sequence[str], notes: Sequence[str] = (), *, mark_pixels: int) -> Rows:
    """Return rows as high as their words and marks need.

    A row without a name of its own stands close to the one before.
    """
    rows, top = [], 0.0
    for name, note in zip(names, notes or [""] * len(names), strict=True):
        lines, under = wrapped(name, WRAP_AT), wrapped(note, NOTE_WRAP_AT)
        name_top = top + (ROW_GAP if name else SHORT_GAP)
        note_top = name_top + LINE_PIXELS * _count(lines) + (NOTE_GAP if name and note else 0)
        marks = note_top + LINE_PIXELS * _count(under) + MARK_GAP
        rows.append(Row(lines, under, name_top, note_top, marks + mark_pixels / 2))
        top = marks + mark_pixels
    return Rows(tuple(rows), round(top) + MARK_GAP)


def wrapped(text: str, letters: int) -> str:
    """Return the text with line breaks, so that no line is longer than this many letters."""
    return "\n".join(textwrap.wrap(text, letters))


def row_frame(rows: Rows, **columns: Sequence[float | str]) -> pd.DataFrame:
    """Return what is measured in each row, ready to draw, with `middle`, where a row's marks go."""
    import pandas as pd  # A page that has no chart yet need not wait for it.

    return pd.DataFrame({"middle": [row.middle for row in rows.each]} | {name: list(columns[name]) for name in columns})


def row_place(rows: Rows, field: str = "middle") -> alt.Y:
    """Say where a row is, without an axis: its words say which it is."""
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[rows.height, 0], nice=False, zero=False))


def row_words(rows: Rows) -> tuple[alt.Chart, ...]:
    """Return the names of the rows, and the smaller notes under them where there are any."""
    names = _words(rows, "name", size=NAME_SIZE, weight=600)
    if not any(row.note for row in rows.each):
        return (names,)
    return names, _words(rows, "note", size=SMALL_SIZE, weight=400)


def _words(rows: Rows, field: str, *, size: int, weight: Literal[400, 600]) -> alt.Chart:
    import pandas as pd

    frame = pd.DataFrame(
        {"text": [getattr(row, field) for row in rows.each], "top": [getattr(row, f"{field}_top") for row in rows.each]}
    )
    words: alt.Chart = (
        alt.Chart(frame)
        .mark_text(
            align="left",
            baseline="top",
            fontSize=size,
            fontWeight=weight,
            color=INK,
            lineBreak="\n",
            lineHeight=LINE_PIXELS,
        )
        .encode(x=_at_left(), y=row_place(rows, "top"), text=alt.Text("text:N"))
    )
    return words


def _count(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _at_left() -> Any:
    # Names the channel itself: `alt.value(0)` has it guessed, which takes a hundred times as long.
    channel: Any = alt.XValue
    return channel(0)
