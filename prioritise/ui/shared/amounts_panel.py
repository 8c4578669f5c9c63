"""Money in per cent and in pounds by fund and year, and capacities by year."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.analysis.names import capacity_name
from prioritise.analysis.what_if import (
    FULL_PERCENT,
    LEAST_PERCENT,
    MOST_PERCENT,
    STEP_PERCENT,
    capacities_asked,
    limits_asked,
)
from prioritise.ui.session import moved
from prioritise.words import first_capital

FUND, WHICH_CAPACITY, BOX = "lever-fund", "lever-capacity", "box-"
STEP_GBP = 10_000


def money_levers(answers: Answers) -> None:
    """Draw all budgets in per cent, and one fund in per cent and in pounds by year."""
    _percent("All budgets, % of what they are", moved.BUDGET)
    funds = {fund.id: fund for fund in answers.now.exercise.funds}
    if not funds:
        return
    chosen = st.selectbox(
        "One fund", list(funds), format_func=lambda fund: funds[fund].name, key=FUND, persist_state="session"
    )
    _percent("This fund in every year, % of what it is", moved.FUND + chosen)
    asked = limits_asked(answers.now.exercise, answers.what_if)
    for year in answers.now.exercise.years:
        label = f"Pounds in {year} (agreed £{funds[chosen].budget_gbp[year]:,})"
        _amount(label, moved.typed_key(moved.AMOUNT, chosen, year), asked[chosen, year], step=STEP_GBP)
    st.caption("The slider for all budgets comes on top of these.")


def capacity_levers(answers: Answers) -> None:
    """Draw one capacity by year, in its own units."""
    every = answers.now.exercise.capacities
    named = {capacity.id: capacity_name(capacity.id) for capacity in every}
    chosen = st.selectbox(
        "Which capacity",
        list(named),
        format_func=lambda capacity_id: named[capacity_id],
        key=WHICH_CAPACITY,
        persist_state="session",
    )
    asked = capacities_asked(answers.now.exercise, answers.what_if)
    for capacity in every:
        if capacity.id == chosen:
            label = f"{first_capital(capacity.unit)} in {capacity.year} (there are {capacity.limit:,})"
            _amount(
                label,
                moved.typed_key(moved.CAPACITY, capacity.id, capacity.year),
                asked[capacity.id, capacity.year],
                step=10,
            )


def _percent(label: str, key: str) -> None:
    if key not in st.session_state:
        st.session_state[key] = FULL_PERCENT
    st.slider(
        label,
        min_value=LEAST_PERCENT,
        max_value=MOST_PERCENT,
        step=STEP_PERCENT,
        format="%d%%",
        key=key,
        persist_state="session",
    )


def _amount(label: str, key: str, asked: int, *, step: int) -> None:
    # The box shows what is asked, however it came about; only what somebody types in it is kept as typed.
    st.session_state[BOX + key] = asked
    st.number_input(label, min_value=0, step=step, key=BOX + key, on_change=_keep, args=(key,))


def _keep(key: str) -> None:
    st.session_state[key] = st.session_state[BOX + key]
