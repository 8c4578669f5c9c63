"""Cells without any score, which keep the list from being worked out, and settling them."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import UnscoredCell
from prioritise.report.scores.view import scores_view, unscored_names
from prioritise.ui.scores.question_panel import settle_or_say_who
from prioritise.ui.scores.settled_panel import say_what_was_settled
from prioritise.ui.scores.settling_panel import CHOSEN, Cell
from prioritise.ui.scores.settling_watch import last_event, watch_settling
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.panel_rounds import a_round_is_open, settling_round

SETTLES = "Settle them with a reason, or score them in a new round."
LOOKS_ON = "The facilitator writes down what is agreed, with the reason, or opens a new round to score them in."


def unscored_panel(exercise: Exercise) -> None:
    """Draw the cells without any score, which keep the list from being worked out, and settling them; nothing if
    none.
    """
    access, view = panel_access(), scores_view(exercise)
    if not view.unscored or a_round_is_open(access):
        return
    seen = last_event(access)
    say_what_was_settled(settling_round(access), None)
    st.header(view.unscored_title)
    looks_on = access is not None and not access.runs_the_panel
    st.write(f"There is no list until each has a value. {LOOKS_ON if looks_on else SETTLES}")
    with st.container(border=True, key="unscored-cell"):
        keeps = access is not None and access.runs_the_panel
        names = dict(zip(view.unscored, view.unscored_names, strict=True))
        last = st.session_state.get(CHOSEN)
        if (
            keeps
            and isinstance(last, UnscoredCell)
            and last not in names
            and last.intervention in exercise.intervention_by_id
        ):
            # Settled meanwhile in another window: it stays in view of whoever may be writing about it.
            names[last] = f"{unscored_names(exercise, [last])[0]}: settled"
        chosen = st.selectbox(
            "A question to settle",
            list(names),
            format_func=names.__getitem__,
            key=CHOSEN,
            persist_state="session" if keeps else None,
        )
        cell = Cell(chosen.intervention, chosen.level, chosen.criterion)
        st.subheader(names[chosen])
        settle_or_say_who(exercise, access, cell, None)
    if access is not None:
        watch_settling(access, seen)
