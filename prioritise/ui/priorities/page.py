"""Priorities: what to fund, why, and what would change it."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis.asked import Answers
from prioritise.portfolio.preflight import Note
from prioritise.report.priorities.priorities_chart import score_parts_chart
from prioritise.report.priorities.view import MoneyView, ResultView, SentenceAndTable, priorities_view
from prioritise.ui.priorities.detail_panel import detail_panel
from prioritise.ui.priorities.list_panel import bands_follow, choose_one, priority_grid
from prioritise.ui.session import state
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.no_answer_panel import no_answer_panel
from prioritise.ui.shared.notes_panel import figure, illustrative_banner, second_look
from prioritise.ui.shared.parts_panel import Parts
from prioritise.ui.shared.round_change_panel import round_change_expander, say_a_round_is_open
from prioritise.ui.shared.sliders_panel import back_button, budget_sliders, weight_sliders
from prioritise.ui.shared.table_panel import table

FIRST_SHOWN = 10


def draw() -> None:
    """The whole page."""
    answers = state.answers()
    _what_if_panel(answers)
    bands = state.bands_if_ready(answers.now) if answers.now.portfolio.has_answer else None
    view = priorities_view(answers.now, bands)
    st.title(view.title)
    st.write(view.summary)
    illustrative_banner(answers.now.exercise)
    st.html('<p class="phone-only">To try other money and weights, open the sliders with » at the top left.</p>')
    say_a_round_is_open()
    change_strip(answers, key="priorities")
    if view.result is not None:
        _result(answers, view.result, view.notes)
    elif not answers.moved:
        no_answer_panel(answers, key="agreed")


def _result(answers: Answers, result: ResultView, notes: tuple[Note, ...]) -> None:
    parts = Parts()
    round_change_expander(answers.agreed, parts)
    st.header("The list")
    listed = priority_grid(answers.now, result)
    chosen = choose_one(answers.now)
    for row in listed.rows:
        if row.intervention == chosen:
            detail_panel(answers, row)
    left, right = st.columns(2, gap="large")
    with left:
        _score_parts(answers, tuple(row.intervention for row in listed.rows))
    with right:
        _money(result.money)
    if result.capacity is not None:
        _capacity(result.capacity)
    _orders(result.orders)
    second_look(notes)
    if not result.is_banded:
        bands_follow(answers.now, listed.below)
    parts.follow()


def _what_if_panel(answers: Answers) -> None:
    with st.sidebar:
        st.header("What if")
        st.caption("Nothing here changes what was agreed.")
        back_button(answers, key="panel-back")
        st.subheader("Money")
        budget_sliders(answers)
        st.subheader("Weights, in points")
        weight_sliders(answers)
        st.subheader("Must and must not")
        st.caption("To force one in or out, choose it in the list and use its switch.")


def _score_parts(answers: Answers, ids: tuple[str, ...]) -> None:
    st.header("What each could achieve, and how far to count on it")
    everything = len(ids) > FIRST_SHOWN and st.toggle(f"Show all {len(ids)}", key="all-parts", persist_state="session")
    st.caption(
        "Pale: what it could achieve. Dark: the part we can count on. Orange, to the left of nothing: its cost. "
        "The sum under each name is could achieve × count on − cost = score."
    )
    if ids:
        figure(score_parts_chart(answers.now, ids if everything else ids[:FIRST_SHOWN]), key="parts", heading=False)


def _orders(orders: SentenceAndTable) -> None:
    st.header("Three orders, three different lists")
    st.write(orders.sentence)
    with st.expander("See the three orders side by side"):
        table(orders.table, "Three orders side by side")
        st.caption("✓ is in the best portfolio. Value for money is benefit for each £1,000.")


def _money(money: MoneyView) -> None:
    st.header("The money, by fund and year")
    st.write(f"{money.sentence} {money.committed}")
    st.caption("The bar is what is spent; the orange mark is the limit, with money carried and moved in and out.")
    figure(money.chart, key="money", heading=False)
    if money.moves:
        st.markdown("**Carried forward and moved**")
        st.markdown("\n".join(f"- {sentence}" for sentence in money.moves))


def _capacity(capacity: SentenceAndTable) -> None:
    st.header("Staff and other capacity")
    st.write(capacity.sentence)
    table(capacity.table, "Capacity by year, against its limit")


draw()
