"""What stands below the list, each a line until it is opened: what scores are made of, the money, capacity, orders."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.report.priorities.priorities_chart import money_figure, score_parts_chart
from prioritise.report.priorities.view import MoneySpent, ResultView, SentenceAndTable
from prioritise.ui.shared.tables_and_charts import bold_line, drawn_once_open, figure, table

FIRST_SHOWN = 10


def below_the_list(answers: Answers, result: ResultView, ids: tuple[str, ...]) -> None:
    """Draw what the list rests on and comes to; `ids` are the interventions it shows, in its order."""
    drawn_once_open(
        "Money, by fund and year", result.money.sentence, key="money", draw=lambda: _money(answers, result.money)
    )
    capacity = result.capacity
    if capacity is not None:
        drawn_once_open("Staff and other capacity", capacity.sentence, key="capacity", draw=lambda: _capacity(capacity))
    drawn_once_open(
        "What each could achieve, and how far to count on it", key="parts", draw=lambda: _score_parts(answers, ids)
    )
    orders = result.orders
    drawn_once_open("The best list, beside simpler orders", orders.sentence, key="orders", draw=lambda: _orders(orders))


def _money(answers: Answers, money: MoneySpent) -> None:
    if money.committed:
        st.write(money.committed)
    st.caption("The bar is what is spent; the red-purple mark is the limit, with money carried and moved in and out.")
    figure(money_figure(answers.now), key="money", heading=False)
    if money.moves:
        bold_line("Carried forward and moved")
        st.markdown("\n".join(f"- {sentence}" for sentence in money.moves))


def _capacity(capacity: SentenceAndTable) -> None:
    table(capacity.table, "Capacity by year, against its limit")


def _score_parts(answers: Answers, ids: tuple[str, ...]) -> None:
    everything = len(ids) > FIRST_SHOWN and st.toggle(f"Show all {len(ids)}", key="all-parts", persist_state="session")
    st.caption(
        "Pale: what it could achieve. Dark: the part we can count on. Grey, to the left of nothing: its cost. "
        "The sum under each name is could achieve × count on − cost = score."
    )
    if ids:
        figure(score_parts_chart(answers.now, ids if everything else ids[:FIRST_SHOWN]), key="parts", heading=False)


def _orders(orders: SentenceAndTable) -> None:
    table(orders.table, "Three orders side by side")
    st.caption("✓ is in the best list. Value for money is benefit for each £1,000.")
