"""Before and after, whenever something has been moved."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.analysis.portfolio_change import change_lines, compare_portfolios
from prioritise.analysis.what_if import moved
from prioritise.report.priorities.money_table import left_words
from prioritise.ui.shared.no_answer_panel import no_answer_panel
from prioritise.ui.shared.override_panel import all_prices
from prioritise.ui.shared.save_scenario_panel import save_scenario_panel
from prioritise.ui.shared.sliders_panel import back_button
from prioritise.words import bold, first_capital, joined, points, pounds


def change_strip(answers: Answers, *, key: str, compared_here: bool = False) -> None:
    """Show what was moved, what that changes and comes to, the way back, and keeping it as a scenario.

    `compared_here` is whether this page is the one that sets scenarios side by side.
    """
    if not answers.moved:
        return
    with st.container(border=True, key=f"{key}-strip"):
        phrases = moved(answers.agreed, answers.what_if)
        st.markdown(f"{bold('What if:')} {joined(phrases)}.")
        if answers.now.portfolio.has_answer and answers.agreed.portfolio.has_answer:
            _before_and_after(answers)
        elif not answers.now.portfolio.has_answer:
            no_answer_panel(answers, key=key)
        back_button(answers, key=f"{key}-back")
        save_scenario_panel(answers, key=key, compared_here=compared_here)


def _before_and_after(answers: Answers) -> None:
    change = compare_portfolios(answers.agreed, answers.now)
    for line in change_lines(change):
        st.markdown(line)
    st.markdown(
        f"{bold('Total value')} {points(change.value_after)} (was {points(change.value_before)})  \n"
        f"{bold('Money')} {pounds(change.cost_after_gbp)} (was {pounds(change.cost_before_gbp)})  \n"
        f"{bold('Left')} {left_words(answers.now, answers.agreed)}"
    )
    all_prices(answers.now)
    st.caption(first_capital("both lists are valued at the weights now in use."))
