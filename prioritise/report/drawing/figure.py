"""What a chart is here: a title that states the finding, the drawing, the same in words, and its table.

A colour means the same on every page, with a shape beside it where marks are told apart. Ink and greys mean nothing by
themselves: they are words, axes, what lies behind, and what everyone agreed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from prioritise.words import TextTable

if TYPE_CHECKING:
    # Loading Altair takes longer than a page without a chart.
    import altair as alt

NAVY, TEAL, PLUM, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
"""The Analysis Function's chart colours for government, in their order (2022); two colours are the first and fourth."""
INK, QUIET_INK, RULE, GRID, PALE = "#0b0c0c", "#505a5f", "#b1b4b6", "#e5e6e7", "#d2e2f1"
SMALL_SIZE = 13

CHOSEN, COULD_BE_CHOSEN = NAVY, PALE
"""What is chosen, and the same colour pale for what it could be: what could be achieved, where a weight could move."""
NOT_CHOSEN = "#6f777b"
"""What is not chosen, or happens if nothing does."""
LIMIT = PLUM
"""What must not be passed or must be reached: a fund's limit, today's budget, a milestone."""
CHANGE = ORANGE
"""What is tried beside what stands."""
WORSE, BETTER = "#b3261e", "#00703c"
"""How the place stands, or a promise: always with a shape or a word."""
AGREED = INK
"""What was agreed from everyone's weights or scores."""
BESIDE = QUIET_INK
"""What somebody compares with: the benchmark, a cost beside a benefit."""
MEANINGS: Mapping[str, str] = {
    "chosen": CHOSEN,
    "could be chosen": COULD_BE_CHOSEN,
    "not chosen": NOT_CHOSEN,
    "limit": LIMIT,
    "change": CHANGE,
    "worse": WORSE,
    "better": BETTER,
}
PARTNER_COLOURS = ("#28a197", "#6a4fb3", "#8c510a", "#2f7fc1", "#6b7a00")
PARTNER_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down")
COLOUR_WORDS = dict(zip(PARTNER_COLOURS, ("teal", "purple", "brown", "blue", "olive"), strict=True))
SHAPE_WORDS = dict(
    zip(PARTNER_SHAPES, ("circle", "square", "triangle", "diamond", "triangle pointing down"), strict=True)
)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What one mark stands for, in words; `shape` is a name of Vega's, or line or band."""

    words: str
    colour: str
    shape: str


@dataclass(frozen=True)
class Figure:
    """A chart and everything that stands in for it. `alternative` is what a listener hears instead."""

    title: str
    chart: alt.LayerChart
    alternative: str
    table: TextTable

    @cached_property
    def specification(self) -> Mapping[str, Any]:
        """The chart as plain Vega-Lite, made once. The tests have checked it; checking again would slow pages down."""
        specification: Mapping[str, Any] = self.chart.to_dict(validate=False)
        return specification


@dataclass(frozen=True, slots=True)
class PartnerMark:
    """The colour and shape that stand for one partner everywhere."""

    name: str
    colour: str
    shape: str

    @property
    def words(self) -> str:
        """The mark in words, for paper: "teal circle"."""
        return f"{COLOUR_WORDS[self.colour]} {SHAPE_WORDS[self.shape]}"


def partner_marks(names: Sequence[str]) -> tuple[PartnerMark, ...]:
    """Give every partner its mark, in the exercise's order. After five a colour comes back with another shape."""
    count = len(PARTNER_COLOURS)
    return tuple(
        PartnerMark(name, PARTNER_COLOURS[place % count], PARTNER_SHAPES[(place + place // count) % count])
        for place, name in enumerate(names)
    )
