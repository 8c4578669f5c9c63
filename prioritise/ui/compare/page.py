"""Compare: saved scenarios, more or less money, other lists nearly as good, and simpler ways to choose."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.report.compare.frontier_chart import frontier_chart
from prioritise.report.compare.view import (
    ALL_FUNDS,
    Finding,
    MoneyView,
    ScenariosView,
    money_view,
    other_lists_view,
    scenarios_view,
    simpler_ways_view,
)
from prioritise.ui.compare.how_sure_panel import how_sure_section
from prioritise.ui.compare.part_line import part_line
from prioritise.ui.compare.questions_panel import questions_section
from prioritise.ui.compare.saved_scenarios_panel import saved_scenarios_panel
from prioritise.ui.session import state
from prioritise.ui.session.background_work import question_of
from prioritise.ui.shared.levers_panel import levers_panel
from prioritise.ui.shared.notes_panel import illustrative_banner
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.round_change_panel import say_a_round_is_open
from prioritise.ui.shared.tables_and_charts import bold_line, figure, table

FUND = "frontier-fund"


def draw() -> None:
    """Draw the whole page."""
    answers, parts = state.answers(), Parts()
    title = st.empty()
    title.title("What would change the list?")
    st.write("Every figure comes from solving again; none is estimated.")
    illustrative_banner(answers.now.exercise)
    say_a_round_is_open()
    levers_panel(answers, key="what-if", compared_here=True)
    scenarios = _scenarios(answers, parts)
    if scenarios is not None:
        title.title(scenarios.title)
    st.header("More or less money, and other ways to choose")
    _money(answers, parts)
    if answers.now.portfolio.has_answer:
        _other_lists(answers, parts)
        _simpler_ways(answers, parts)
    # Drawn here, and worked out last of all, for it takes longest.
    how_sure = st.container()
    if answers.now.portfolio.has_answer:
        questions_section(answers.now, parts)
    with how_sure:
        how_sure_section(answers.now, parts)
    parts.follow()


def _scenarios(answers: Answers, parts: Parts) -> ScenariosView | None:
    key = ("scenarios", *question_of(answers.now))
    with part_line("scenarios", "Saved scenarios beside the list as it stands") as is_open:
        view = parts.worked_out(key, "every saved scenario", lambda: scenarios_view(answers))
        if view is not None and is_open:
            _side_by_side(view)
        elif view is not None:
            st.caption(view.finding)
        if is_open:
            saved_scenarios_panel()
    return view


def _side_by_side(view: ScenariosView) -> None:
    table(view.table, "Scenarios side by side")
    st.caption(
        "Value is at the scenario's own weights. In brackets is what the list as it stands is worth at those same "
        "weights: compare those two, not one scenario's value with another's."
    )
    if view.differing_title:
        st.subheader(view.differing_title)
        table(view.differing, "What happens in each scenario to those that depend on it")
    if view.same_title:
        with st.expander(view.same_title):
            table(view.same, "What happens in every scenario to those that stay the same")


def _money(answers: Answers, parts: Parts) -> None:
    with part_line("money", "More money or less") as is_open:
        asked = _which_money(answers) if is_open else st.session_state.get(FUND) or ALL_FUNDS
        view = parts.worked_out(
            ("frontier", asked, *question_of(answers.now)),
            "the best value at every budget, from half of today's to half as much again",
            lambda: money_view(answers.now, asked),
        )
        if view is None:
            return
        if view.nothing:
            st.write(view.nothing)
        elif is_open:
            _more_or_less(view)
        else:
            st.caption(f"{view.title}.")


def _which_money(answers: Answers) -> str:
    funds = {ALL_FUNDS: "All funds together"} | {fund.id: fund.name for fund in answers.now.exercise.funds}
    return (
        st.selectbox(
            "Which money", list(funds), key=FUND, persist_state="session", format_func=lambda fund_id: funds[fund_id]
        )
        or ALL_FUNDS
    )


def _more_or_less(view: MoneyView) -> None:
    figure(frontier_chart(view), key="frontier")
    st.markdown("\n".join(f"- {sentence}" for sentence in view.sentences))
    st.caption("The line shows the best that each budget can buy: no list within it is worth more.")


def _other_lists(answers: Answers, parts: Parts) -> None:
    analysis = answers.now
    key = ("next", *question_of(analysis))
    with part_line("other-lists", "Other lists that are as good, or nearly") as is_open:
        finding = parts.worked_out(key, "what comes after the best list", lambda: other_lists_view(analysis))
        if finding is not None:
            _sentence(finding, is_open=is_open)
        if finding is not None and is_open:
            table(finding.table, "Other lists, best first")


def _simpler_ways(answers: Answers, parts: Parts) -> None:
    analysis = answers.now
    key = ("orders", *question_of(analysis))
    with part_line("simpler-ways", "What a simpler way to choose would lose") as is_open:
        finding = parts.worked_out(key, "simpler ways to choose", lambda: simpler_ways_view(analysis))
        if finding is not None:
            _sentence(finding, is_open=is_open)
        if finding is not None and is_open:
            table(finding.table, "Three ways to choose")
            st.caption(
                "Going down a list means taking each in turn when the money and the rules still allow it. The best "
                "set together looks at all of them at once."
            )


def _sentence(finding: Finding, *, is_open: bool) -> None:
    if is_open:
        bold_line(finding.sentence)
    else:
        st.caption(finding.sentence)


draw()
