"""What if: saved scenarios, more or less money, other lists nearly as good, and simpler ways to choose."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.asked import Answers
from prioritise.report.compare.frontier_chart import frontier_chart
from prioritise.report.compare.view import (
    ALL_FUNDS,
    ScenariosView,
    money_view,
    other_lists_view,
    scenarios_view,
    simpler_ways_view,
)
from prioritise.ui.compare.delete_scenario_panel import delete_scenario_panel
from prioritise.ui.compare.how_sure_panel import how_sure_section
from prioritise.ui.session import state
from prioritise.ui.session.background_work import Job, question_of
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.notes_panel import figure, illustrative_banner
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.round_change_panel import say_a_round_is_open
from prioritise.ui.shared.table_panel import table

FUND = "frontier-fund"


def draw() -> None:
    """The whole page."""
    answers, parts = state.answers(), Parts()
    title = st.empty()
    title.title("What would change the list?")
    st.write("Nothing here changes what was agreed. Every figure comes from solving again; none is estimated.")
    illustrative_banner(answers.now.exercise)
    say_a_round_is_open()
    change_strip(answers, key="what-if", compared_here=True)
    if not answers.moved:
        st.write("To try other weights or money of your own, use the sliders on the Weights and Priorities pages.")
    key = ("scenarios", *question_of(answers.now))
    scenarios = parts.answer(Job(key, "every saved scenario", lambda: scenarios_view(answers)))
    if scenarios is not None:
        title.title(scenarios.title)
        _scenarios_side_by_side(scenarios)
    delete_scenario_panel()
    # Drawn here, and worked out last of all, for it takes longest.
    how_sure = st.container()
    _money(answers, parts)
    if answers.now.portfolio.has_answer:
        _other_lists(answers.now, parts)
        _simpler_ways(answers.now, parts)
    with how_sure:
        how_sure_section(answers.now, parts)
    parts.follow()


def _scenarios_side_by_side(view: ScenariosView) -> None:
    st.header("Saved scenarios beside what was agreed")
    table(view.table, "Scenarios side by side")
    st.caption(
        "Value is at the scenario's own weights. In brackets is what the agreed list is worth at those same weights: "
        "compare those two, not one scenario's value with another's."
    )
    if view.differing_title:
        st.subheader(view.differing_title)
        table(view.differing, "What happens in each scenario to those that depend on it")
    if view.same_title:
        with st.expander(view.same_title):
            table(view.same, "What happens in every scenario to those that stay the same")


def _money(answers: Answers, parts: Parts) -> None:
    st.header("More money or less")
    funds = {ALL_FUNDS: "All funds together"} | {fund.id: fund.name for fund in answers.now.exercise.funds}
    fund = st.selectbox(
        "Which money", list(funds), key=FUND, persist_state="session", format_func=lambda each: funds[each]
    )
    asked = fund or ALL_FUNDS
    view = parts.answer(
        Job(
            ("frontier", asked, *question_of(answers.now)),
            "the best value at every budget, from half of today's to half as much again",
            lambda: money_view(answers.now, asked),
        )
    )
    if view is None:
        return
    if view.nothing:
        st.write(view.nothing)
        return
    figure(frontier_chart(view), key="frontier")
    st.markdown("\n".join(f"- {each}" for each in view.sentences))
    st.caption("The line shows the best that each budget can buy: no list within it is worth more.")


def _other_lists(analysis: Analysis, parts: Parts) -> None:
    st.header("Other lists that are as good, or nearly")
    key = ("next", *question_of(analysis))
    found = parts.answer(Job(key, "what comes after the best list", lambda: other_lists_view(analysis)))
    if found is not None:
        st.markdown(f"**{found.sentence}**")
        table(found.table, "Other lists, best first")


def _simpler_ways(analysis: Analysis, parts: Parts) -> None:
    st.header("What a simpler way to choose would lose")
    key = ("orders", *question_of(analysis))
    found = parts.answer(Job(key, "simpler ways to choose", lambda: simpler_ways_view(analysis)))
    if found is not None:
        st.markdown(f"**{found.sentence}**")
        table(found.table, "Three ways to choose")
        st.caption(
            "Going down a list means taking each in turn when the money and the rules still allow it. The best set "
            "together looks at all of them at once."
        )


draw()
