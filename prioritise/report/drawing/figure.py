"""What a chart is here: a title that states the finding, the drawing, the same in words, and its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from prioritise.words.text_table import TextTable

NAVY, TEAL, PLUM, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
"""The Analysis Function's chart colours for government, in their order (2022); two colours are the first and fourth."""
INK, QUIET_INK, RULE, GRID, PALE = "#0b0c0c", "#505a5f", "#b1b4b6", "#e5e6e7", "#d2e2f1"
FONT = "Source Sans, sans-serif"
SMALL_SIZE = 13

Drawing = alt.LayerChart

LOOK = alt.Config(
    font=FONT,
    background="white",
    padding={"left": 2, "right": 8, "top": 4, "bottom": 4},
    view=alt.ViewConfig(stroke=None),
    axis=alt.AxisConfig(
        labelFontSize=SMALL_SIZE,
        titleFontSize=SMALL_SIZE,
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


@dataclass(frozen=True)
class Figure:
    """A chart and everything that stands in for it. `alternative` is what a listener hears instead."""

    title: str
    chart: Drawing
    alternative: str
    table: TextTable

    @cached_property
    def specification(self) -> Mapping[str, Any]:
        """The chart as plain Vega-Lite, made once. The tests have checked it; checking again would slow pages down."""
        specification: Mapping[str, Any] = self.chart.to_dict(validate=False)
        return specification


def drawn(*layers: alt.Chart, height: int) -> Drawing:
    """Charts drawn over each other, the first at the back, with the look all charts share."""
    return alt.LayerChart(layer=list(layers), height=height, config=LOOK)
