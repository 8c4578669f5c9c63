"""How the agreed weights are formed, beside the other ways, who is far from the rest, and whether it matters."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.weights.view import WeightsView, lists_under_view
from prioritise.ui.session.background_work import Job
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.table_panel import table


def how_weights_are_formed(exercise: Exercise, view: WeightsView, parts: Parts, *, has_list: bool) -> None:
    """Draw the three ways side by side, their spread, who is far from the rest, and whether the list changes."""
    st.header("How the agreed weights are formed")
    st.write(view.how_formed)
    if not view.anyone:
        return
    st.write(view.group_difference)
    table(view.group_table, "The agreed weights by each way of forming them")
    _far(view)
    st.subheader("Does it change the list?")
    if has_list:
        _lists(exercise, parts)
    else:
        st.write("There is no list yet. It appears as soon as every score is there.")


def _far(view: WeightsView) -> None:
    st.subheader("Who is far from the rest")
    st.caption("Ten points of 100 or more away from what the others give on average.")
    if view.far_partners:
        st.markdown("\n".join(f"- {line}" for line in view.far_partners))
    else:
        st.write("No partner is, on any criterion.")
    if view.far_members:
        with st.expander("The same, member by member"):
            st.markdown("\n".join(f"- {line}" for line in view.far_members))


def _lists(exercise: Exercise, parts: Parts) -> None:
    key, words = ("lists-under", exercise.digest), "the list with each partner's weights"
    view = parts.answer(Job(key, words, lambda: lists_under_view(exercise)))
    if view is None:
        return
    st.write(view.sentence)
    with st.expander("The list with the weights of each"):
        table(view.table, "The list with the weights of each")
