"""The least a Streamlit page with the same charts can do: a slider, and charts and a list that never change."""

import pandas as pd
import streamlit as st

from prioritise.analysis import analyse
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.priorities.priorities_chart import money_figure, score_parts_chart


@st.cache_resource
def _drawings():
    analysis = analyse(load_exercise(example_folder()))
    rows = [(each.name, analysis.score_of[each.id].total) for each in analysis.exercise.interventions]
    parts = score_parts_chart(analysis, tuple(each.id for each in analysis.exercise.interventions[:10]))
    money = money_figure(analysis)
    charts = [dict(each.specification) for each in (parts, money)]
    return pd.DataFrame(rows, columns=["Intervention", "Score"]), charts


st.set_page_config(layout="wide")
frame, charts = _drawings()
points = st.sidebar.slider("Need met", 0, 100, 23)
st.title("An empty page")
st.write(f"Need met at {points} points")
st.dataframe(frame, height=560)
for place, (column, chart) in enumerate(zip(st.columns(2), charts, strict=True)):
    column.vega_lite_chart(spec=chart, width="stretch", theme=None, key=f"chart-{place}")
