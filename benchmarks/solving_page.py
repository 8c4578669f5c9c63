"""The least page that could tell a new list at all: the empty one that also solves, rechecks, and draws its list."""

import streamlit as st

from benchmarks.bare_parts import drawings, list_and_charts, slider_points
from prioritise.analysis.scenarios import analysis_under
from prioritise.analysis.what_if import WhatIf, agreed_points, scenario_of
from prioritise.report.priorities.decision_list import Asked, decision_list
from prioritise.report.priorities.view import priorities_view
from prioritise.ui.priorities.list_markup import list_markup

points, agreed = slider_points(), drawings().agreed
moved = WhatIf(points={**agreed_points(agreed.group), "need": float(points)})
now = analysis_under(agreed.exercise, scenario_of(agreed.exercise, agreed.group, moved))
if (result := priorities_view(now, None).result) is None:
    raise SystemExit("The worked example has no list, so nothing can be measured.")
st.html(list_markup(decision_list(now, Asked(result.rows, agreed)), None).upper)
list_and_charts()
