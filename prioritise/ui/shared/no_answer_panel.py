"""When no list obeys the rules: what cannot all be kept, and ways out to try at a click."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.domain.errors import PrioritiseError
from prioritise.report.priorities.ways_out import WayOutLine, ways_out_view
from prioritise.ui.session import moved


def no_answer_panel(answers: Answers, *, key: str) -> None:
    """Draw the conflict in plain words with every reason, then the ways out, cheapest first."""
    st.error("No set of interventions obeys all the rules within this money.")
    try:
        with st.spinner("Finding what cannot all be kept…"):
            view = ways_out_view(answers)
    except PrioritiseError as error:
        st.warning(str(error))
        return
    for conflict in view.conflicts:
        st.markdown(conflict.on_a_page)
    if view.ways_out:
        st.subheader("Ways out, cheapest first")
        st.caption(
            "Each was checked: with it, a list obeys everything else. Nothing here changes the list as it stands."
        )
        for place, way in enumerate(view.ways_out, start=1):
            _way_out(place, way, key=f"{key}-way-{place}")


def _way_out(place: int, way: WayOutLine, *, key: str) -> None:
    st.markdown(way.on_a_page(place))
    if way.remedy is not None:
        st.button(way.button, on_click=moved.put_remedy, args=(way.remedy,), key=key)
    else:
        st.caption("The switches here cannot do this. If it may be changed at all, change it in the exercise's files.")
