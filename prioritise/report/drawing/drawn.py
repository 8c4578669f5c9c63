"""The look all charts share, and charts drawn over each other in it."""

from __future__ import annotations

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from prioritise.report.drawing.figure import GRID, INK, RULE, SMALL_SIZE

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


def drawn(*layers: alt.Chart, height: int) -> Drawing:
    """Draw charts over each other, the first at the back, with the look all charts share."""
    return alt.LayerChart(layer=list(layers), height=height, config=LOOK)
