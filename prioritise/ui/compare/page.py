"""What if: saved scenarios, more or less money, other lists nearly as good, and simpler ways to choose."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis, analyse, following_orders, frontier, next_best
from prioritise.analysis.asked import Answers
from prioritise.report.compare.frontier_chart import frontier_chart
from prioritise.report.compare.frontier_table import NEVER, frontier_sentences
from prioritise.report.compare.other_portfolios import (
    next_best_table,
    next_best_title,
    orders_lost_table,
    orders_lost_title,
)
from prioritise.report.compare.scenario_table import membership_table, scenarios_table, scenarios_title
from prioritise.ui.compare.delete_scenario_panel import delete_scenario_panel
from prioritise.ui.compare.how_sure_panel import how_sure_section
from prioritise.ui.session import state
from prioritise.ui.session.background_work import Job, question_of
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.notes_panel import figure, illustrative_banner
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.round_change_panel import say_a_round_is_open
from prioritise.ui.shared.table_panel import table

FUND, ALL_FUNDS = "frontier-fund", ""


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
    views = parts.answer(_scenarios(answers))
    if views is not None:
        title.title(scenarios_title(views))
        _scenarios_side_by_side(views)
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


def _scenarios(answers: Answers) -> Job[tuple[Analysis, ...]]:
    subject = answers.agreed.exercise
    saved = any(each.digest == answers.now.scenario.digest for each in subject.scenarios)
    now = [answers.now] if answers.moved and not saved else []

    def work() -> tuple[Analysis, ...]:
        return (answers.agreed, *(analyse(subject, each) for each in subject.scenarios), *now)

    return Job(("scenarios", *question_of(answers.now)), "every saved scenario", work)


def _scenarios_side_by_side(views: tuple[Analysis, ...]) -> None:
    st.header("Saved scenarios beside what was agreed")
    table(scenarios_table(views), "Scenarios side by side")
    st.caption(
        "Value is at the scenario's own weights. In brackets is what the agreed list is worth at those same weights: "
        "compare those two, not one scenario's value with another's."
    )
    differing, same = membership_table(views, differing=True), membership_table(views, differing=False)
    if differing.rows:
        st.subheader(f"The {len(differing.rows)} that depend on the scenario")
        table(differing, "What happens in each scenario to those that depend on it")
    if same.rows:
        with st.expander(f"The {len(same.rows)} decided alike in every scenario"):
            table(same, "What happens in every scenario to those that stay the same")


def _money(answers: Answers, parts: Parts) -> None:
    st.header("More money or less")
    funds = {ALL_FUNDS: "All funds together"} | {fund.id: fund.name for fund in answers.now.exercise.funds}
    fund = st.selectbox(
        "Which money", list(funds), key=FUND, persist_state="session", format_func=lambda each: funds[each]
    )
    asked = fund or ALL_FUNDS
    found = parts.answer(
        Job(
            ("frontier", asked, *question_of(answers.now)),
            "the best value at every budget, from half of today's to half as much again",
            lambda: frontier(answers.now, fund=asked),
        )
    )
    if found is None:
        return
    if not found.steps:
        st.write(f"{NEVER}.")
        return
    figure(frontier_chart(answers.now.problem, found), key="frontier")
    st.markdown("\n".join(f"- {each}" for each in frontier_sentences(answers.now.problem, found)))
    st.caption("The line shows the best that each budget can buy: no list within it is worth more.")


def _other_lists(analysis: Analysis, parts: Parts) -> None:
    st.header("Other lists that are as good, or nearly")
    job = Job(("next", *question_of(analysis)), "what comes after the best list", lambda: next_best(analysis))
    found = parts.answer(job)
    if found is not None:
        st.markdown(f"**{next_best_title(found)}.**")
        table(next_best_table(analysis, found), "Other lists, best first")


def _simpler_ways(analysis: Analysis, parts: Parts) -> None:
    st.header("What a simpler way to choose would lose")
    job = Job(("orders", *question_of(analysis)), "simpler ways to choose", lambda: following_orders(analysis))
    found = parts.answer(job)
    if found is not None:
        st.markdown(f"**{orders_lost_title(found)}.**")
        table(orders_lost_table(analysis, found), "Three ways to choose")
        st.caption(
            "Going down a list means taking each in turn when the money and the rules still allow it. The best set "
            "together looks at all of them at once."
        )


draw()
