"""How the agreed weights are formed, beside the other ways, who is far from the rest, and whether it matters."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.judgement.groups import GroupWeights
from prioritise.report.weights.group_views import (
    ListsUnder,
    far_members,
    far_partners,
    far_sentences,
    group_difference,
    group_table,
    lists_sentence,
    lists_table,
    lists_under,
)
from prioritise.report.weights.partner_weights import how_formed
from prioritise.ui.session.background_work import Job
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.table_panel import table


def how_weights_are_formed(exercise: Exercise, group: GroupWeights, parts: Parts, *, has_list: bool) -> None:
    """The three ways side by side, their spread, who is far from the rest on what, and whether the list changes."""
    st.header("How the agreed weights are formed")
    st.write(how_formed(group))
    if not group.partners:
        return
    st.write(group_difference(exercise))
    table(group_table(exercise), "The agreed weights by each way of forming them")
    _far(exercise)
    st.subheader("Does it change the list?")
    if has_list:
        _lists(exercise, parts)
    else:
        st.write("There is no list yet. It appears as soon as every score is there.")


def _far(exercise: Exercise) -> None:
    st.subheader("Who is far from the rest")
    st.caption("Ten points of 100 or more away from what the others give on average.")
    partners = far_sentences(far_partners(exercise))
    if partners:
        st.markdown("\n".join(f"- {line}" for line in partners))
    else:
        st.write("No partner is, on any criterion.")
    if members := far_sentences(far_members(exercise)):
        with st.expander("The same, member by member"):
            st.markdown("\n".join(f"- {line}" for line in members))


def _lists(exercise: Exercise, parts: Parts) -> None:
    def work() -> ListsUnder:
        return lists_under(exercise)

    found = parts.answer(Job(("lists-under", exercise.digest), "the list with each partner's weights", work))
    if found is None:
        return
    st.write(lists_sentence(found))
    with st.expander("The list with the weights of each"):
        table(lists_table(found), "The list with the weights of each")
