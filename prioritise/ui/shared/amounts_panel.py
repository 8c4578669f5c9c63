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
from prioritise.ui.shared.amount_box import amount_box, say_refused
from prioritise.words import first_capital


def money_levers(answers: Answers) -> None:
    """Draw all budgets in per cent, and one fund in per cent and in pounds by year."""
    _percent("All budgets, % of what they are", moved.BUDGET)
    funds = {fund.id: fund for fund in answers.now.exercise.funds}
    if not funds:
        return
    chosen = st.selectbox(
        "One fund",
        list(funds),
        format_func=lambda fund: funds[fund].name,
        key=moved.WHICH_FUND,
        persist_state="session",
    )
    _percent("This fund in every year, % of what it is", moved.FUND + chosen)
    asked = limits_asked(answers.now.exercise, answers.what_if)
    for year in answers.now.exercise.years:
        label = f"Pounds in {year} (agreed £{funds[chosen].budget_gbp[year]:,})"
        _amount(label, moved.typed_key(moved.AMOUNT, chosen, year), asked[chosen, year])
    st.caption("An empty box leaves the amount in grey. The slider for all budgets comes on top of these.")


def capacity_levers(answers: Answers) -> None:
    """Draw one capacity by year, in its own units."""
    every = answers.now.exercise.capacities
    named = {capacity.id: capacity_name(capacity.id) for capacity in every}
    chosen = st.selectbox(
        "Which capacity",
        list(named),
        format_func=lambda capacity_id: named[capacity_id],
        key=moved.WHICH_CAPACITY,
        persist_state="session",
    )
    asked = capacities_asked(answers.now.exercise, answers.what_if)
    for capacity in every:
        if capacity.id == chosen:
            label = f"{first_capital(capacity.unit)} in {capacity.year} (there are {capacity.limit:,})"
            key = moved.typed_key(moved.CAPACITY, capacity.id, capacity.year)
            _amount(label, key, asked[capacity.id, capacity.year])
    st.caption("An empty box leaves the amount in grey.")


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


def _amount(label: str, key: str, asked: int) -> None:
    amount_box(label, key=key, shown=asked)
    # What was typed hides the amount in grey, so it is said which one counts meanwhile.
    say_refused(moved.typed_amount(key), f"Until then {asked:,} is used.")
