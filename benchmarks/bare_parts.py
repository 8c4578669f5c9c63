"""What the two bare pages of the slider's benchmark share: a slider, and a list and charts that never change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from prioritise.analysis import Analysis, analyse
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.priorities.priorities_chart import money_figure, score_parts_chart


@dataclass(frozen=True, slots=True)
class Drawings:
    """The worked example as it stands, and what is drawn of it whatever the slider says."""

    agreed: Analysis
    frame: pd.DataFrame
    charts: tuple[dict[str, Any], ...]


@st.cache_resource
def drawings() -> Drawings:
    """Work everything out that does not move, once."""
    analysis = analyse(load_exercise(example_folder()))
    rows = [(each.name, analysis.score_of[each.id].total) for each in analysis.exercise.interventions]
    parts = score_parts_chart(analysis, tuple(each.id for each in analysis.exercise.interventions[:10]))
    charts = tuple(dict(each.specification) for each in (parts, money_figure(analysis)))
    return Drawings(analysis, pd.DataFrame(rows, columns=["Intervention", "Score"]), charts)


def slider_points() -> int:
    """Draw the slider and what it says, and return its points."""
    st.set_page_config(layout="wide")
    points = st.sidebar.slider("Need met", 0, 100, 23)
    st.title("A bare page")
    st.write(f"Need met at {points} points")
    return points


def list_and_charts() -> None:
    """Draw the list and the charts, which are the same after every move."""
    still = drawings()
    st.dataframe(still.frame, height=560)
    for place, (column, chart) in enumerate(zip(st.columns(2), still.charts, strict=True)):
        column.vega_lite_chart(spec=chart, width="stretch", theme=None, key=f"chart-{place}")
