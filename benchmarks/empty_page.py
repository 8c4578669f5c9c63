"""The least a Streamlit page with the same charts can do: a slider, and charts and a list that never change."""

from benchmarks.bare_parts import list_and_charts, slider_points

slider_points()
list_and_charts()
