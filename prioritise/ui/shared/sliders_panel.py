"""The sliders of a what-if: points by criterion, and budgets in per cent of what was agreed."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis.asked import Answers
from prioritise.analysis.what_if import FULL_PERCENT, agreed_points, has_no_weight
from prioritise.report.priorities.ways_out import MOST_PERCENT, STEP_PERCENT
from prioritise.ui.session import state
from prioritise.words.numbers import share_percent

LEAST_PERCENT = 50


def weight_sliders(answers: Answers) -> None:
    """One slider a weighted criterion, its share of all weight beside its name. None moves another."""
    start = agreed_points(answers.agreed.group)
    now = answers.now
    for criterion, share in zip(now.exercise.weighted_criteria, now.weights, strict=True):
        _seed(state.POINTS + criterion.id, start[criterion.id])
        st.slider(
            f"{criterion.name}: {share_percent(share)} of all weight",
            min_value=0,
            max_value=100,
            key=state.POINTS + criterion.id,
            help=criterion.question,
            persist_state="session",
        )
    if has_no_weight(answers.agreed.group, answers.what_if):
        st.warning("Every slider is at 0, so nothing could be told apart. The agreed weights are used until one moves.")


def budget_sliders(answers: Answers) -> None:
    """All budgets together, and each fund on its own."""
    _seed(state.BUDGET, FULL_PERCENT)
    st.slider(
        "All budgets, % of what was agreed",
        min_value=LEAST_PERCENT,
        max_value=MOST_PERCENT,
        step=STEP_PERCENT,
        format="%d%%",
        key=state.BUDGET,
        persist_state="session",
    )
    with st.expander("One fund at a time"):
        st.caption("This comes on top of the slider for all budgets.")
        for fund in answers.now.exercise.funds:
            _seed(state.FUND + fund.id, FULL_PERCENT)
            st.slider(
                fund.name,
                min_value=LEAST_PERCENT,
                max_value=MOST_PERCENT,
                step=STEP_PERCENT,
                format="%d%%",
                key=state.FUND + fund.id,
                persist_state="session",
            )


def back_button(answers: Answers, *, key: str) -> None:
    """One click back to what was agreed."""
    st.button("Back to what was agreed", on_click=state.back_to_agreed, disabled=not answers.moved, key=key)


def _seed(key: str, value: int) -> None:
    # A widget remembers what is set here; giving it a starting value as well would be two sources for one figure.
    if key not in st.session_state:
        st.session_state[key] = value
