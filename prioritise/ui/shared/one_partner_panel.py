"""What if one partner counted for more: its weights, on the sliders of the weights."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.analysis.one_partner import partners_for_more
from prioritise.ui.session import moved

SLIDERS_MOVE = "The sliders move to what everyone's weights come to then."
CHANGES_NOTHING = "Counted double, it changes nothing: it has no vote, or nobody else has one."


def one_partner_panel(answers: Answers) -> None:
    """Draw a partner to choose, to be counted double or alone; nothing where fewer than two gave weights."""
    partners = {more.partner: more for more in partners_for_more(answers.agreed)}
    if not partners:
        return
    names = {partner.id: partner.name for partner in answers.agreed.exercise.partners}
    with st.expander("If one partner counted for more", key="one-partner"):
        chosen = st.selectbox(
            "Whose weights", list(partners), format_func=names.__getitem__, key="whose-weights", persist_state="session"
        )
        more = partners[chosen]
        double, alone = st.columns(2)
        double.button(
            "Count it double",
            on_click=moved.weigh,
            args=(more.double,),
            disabled=more.double is None,
            key="count-double",
            width="stretch",
        )
        alone.button("Count it alone", on_click=moved.weigh, args=(more.alone,), key="count-alone", width="stretch")
        st.caption(SLIDERS_MOVE if more.double is not None else CHANGES_NOTHING)
