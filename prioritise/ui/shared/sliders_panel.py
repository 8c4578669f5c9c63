"""The sliders of the weights, and the way back to what was agreed."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from prioritise.analysis import Answers
from prioritise.analysis.names import scale_ends
from prioritise.analysis.what_if import agreed_points, has_no_weight
from prioritise.report.words.slider_words import POINTS_COUNT, points_text, slider_stops
from prioritise.ui.session import moved
from prioritise.ui.shared.one_partner_panel import one_partner_panel
from prioritise.words import first_capital, share_percent

NO_WEIGHT = "Every slider is at 0, so nothing could be told apart. The agreed weights are used until one moves."
NO_LIST_OF_ITS_OWN = "With no weight on anything there is no list to show, so this is the list as it stands."


def weight_sliders(answers: Answers) -> None:
    """Draw one slider a weighted criterion, its share of all weight beside its name. None moves another."""
    st.caption(POINTS_COUNT)
    start = agreed_points(answers.agreed.group)
    now, nothing = answers.now, has_no_weight(answers.agreed.group, answers.what_if)
    for criterion, share in zip(now.exercise.weighted_criteria, now.weights, strict=True):
        stops = slider_stops(start[criterion.id], *moved.between_points(criterion.id))
        _seed(moved.POINTS + criterion.id, start[criterion.id], stops)
        st.select_slider(
            f"{criterion.name}: {'no weight' if nothing else f'{share_percent(share)} of all weight'}",
            options=stops,
            format_func=points_text,
            key=moved.POINTS + criterion.id,
            help=f"{criterion.question} {first_capital(scale_ends(criterion))}.",
            persist_state="session",
            on_change=moved.slider_moved,
            args=(criterion.id,),
        )
    one_partner_panel(answers)
    if nothing:
        st.warning(NO_WEIGHT)
        st.button("Put the sliders back to the agreed weights", on_click=moved.agreed_weights, key="agreed-weights")


def nothing_moved(answers: Answers, words: str) -> None:
    """Write the words for when nothing has been moved, unless every slider of the weights is at 0: that is said."""
    if has_no_weight(answers.agreed.group, answers.what_if):
        st.write(NO_LIST_OF_ITS_OWN)
    else:
        st.write(words)


def back_button(answers: Answers, *, key: str) -> None:
    """Draw the button that goes back to what was agreed."""
    st.button("Back to the list as it stands", on_click=moved.back_to_agreed, disabled=not answers.moved, key=key)


def _seed(key: str, value: float, stops: Collection[float]) -> None:
    # A widget remembers what is set here; giving it a starting value as well would be two sources for one figure.
    # It stands where it was agreed to stand, too, when a panel has agreed on something else since.
    if st.session_state.get(key) not in stops:
        st.session_state[key] = value
