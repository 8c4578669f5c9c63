"""How the agreed weights are formed, beside the other ways, who is far from the rest, and whether it matters."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.weights.view import WeightsView, lists_under_view
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.tables_and_charts import folded, table


def how_weights_are_formed(exercise: Exercise, view: WeightsView, parts: Parts, *, has_list: bool) -> None:
    """Draw the ways side by side, who is far from the rest, and if the list changes."""
    with folded("How the agreed weights are formed", view.how_formed_short, key="formed"):
        st.write(view.how_formed)
        if view.anyone:
            st.write(view.group_difference)
            table(view.group_table, "The agreed weights by each way of forming them")
    if not view.anyone:
        return
    with folded("Who is far from the rest", view.far_words, key="far"):
        _far(view)
    _does_it_matter(exercise, parts, has_list=has_list)


def _far(view: WeightsView) -> None:
    st.caption(view.far_from)
    if view.far_partners:
        st.markdown("\n".join(f"- {line}" for line in view.far_partners))
    else:
        st.write("No partner is, on any criterion.")
    if view.far_members:
        with st.expander("The same, member by member"):
            st.markdown("\n".join(f"- {line}" for line in view.far_members))


def _does_it_matter(exercise: Exercise, parts: Parts, *, has_list: bool) -> None:
    if not has_list:
        st.write("There is no list yet. It appears as soon as every score is there.")
        return
    key, words = ("lists-under", exercise.digest), "the list with each partner's weights"
    view = parts.worked_out(key, words, lambda: lists_under_view(exercise))
    if view is not None:
        with folded("Does it change the list?", view.finding, key="lists-under"):
            st.write(view.sentences)
            table(view.table, "The list with the weights of each")
