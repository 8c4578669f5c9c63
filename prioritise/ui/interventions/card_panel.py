"""One intervention's card, with a copy of it and taking it out."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.report.interventions.card_view import CardView, card_view
from prioritise.ui.interventions.looked_at import copy_one, key, take_one_out
from prioritise.ui.shared.tables_and_charts import bold_line, table

CHOSEN = "card-of"


def card_panel(exercise: Exercise, *, may_change: bool) -> None:
    """Draw the choice of one intervention and its card."""
    names = {intervention.id: intervention.name for intervention in exercise.interventions}
    if not names:
        st.write("There is nothing to decide on yet.")
        return
    if st.session_state.get(CHOSEN) not in names:
        st.session_state.pop(CHOSEN, None)
    chosen = st.selectbox(
        "Intervention",
        list(names),
        format_func=lambda intervention_id: names.get(intervention_id, intervention_id),
        key=CHOSEN,
    )
    view = card_view(exercise, chosen)
    st.header(view.name)
    if view.description:
        st.write(view.description)
    st.markdown("\n".join(f"- {line}" for line in view.lines))
    _tables(view)
    if may_change:
        with st.container(horizontal=True):
            st.button("Make a copy", on_click=copy_one, args=(view.id,), key=key("copy"))
            st.button("Take it out", on_click=take_one_out, args=(view.id,), key=key("take-out"))


def _tables(view: CardView) -> None:
    for content, title in (
        (view.costs, "Costs by fund and year"),
        (view.sizes, "Sizes it comes in"),
        (view.effects, "Effects on indicators"),
        (view.values, "Value on every criterion"),
    ):
        if content.rows:
            bold_line(title)
            table(content, f"{title}: {view.name}")
    for lines, title in ((view.targets, "Targets it counts towards"), (view.rules, "Rules about it")):
        if lines:
            bold_line(title, below=lines)
