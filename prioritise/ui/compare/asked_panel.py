"""The widgets that settle how a question is asked."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.believe import swapped_list
from prioritise.files.grids.cells import read_pounds
from prioritise.report.compare.answer_view import AnswerView
from prioritise.report.compare.believe_view import believe_view
from prioritise.report.compare.nearest_view import nearest_view
from prioritise.report.compare.spare_view import spare_view
from prioritise.report.compare.staircase_view import staircase_view
from prioritise.report.compare.swings_view import swings_view
from prioritise.ui.shared.amount_box import say_refused

PEOPLE, THE_LIST = "", ""


def asked_spare(analysis: Analysis) -> tuple[tuple[str, ...], Callable[[], AnswerView]] | None:
    """Ask for a fund, a year and an amount; None until the amount is understood."""
    funds = {listed_fund.id: listed_fund.name for listed_fund in analysis.exercise.funds}
    first, second, third = st.columns(3)
    fund = first.selectbox("Fund", list(funds), format_func=funds.__getitem__, key="spare-fund")
    year = second.selectbox("Year", analysis.exercise.years, key="spare-year")
    usual = analysis.exercise.settings.spare.usual_gbp
    typed = third.text_input("Pounds that come free", f"{usual:,}", key="spare-amount", persist_state="session")
    only_now = st.checkbox("Only what costs nothing in any later year", key="spare-once")
    read = read_pounds(typed, below_zero=False)
    say_refused(read, "Then it is worked out.")
    if not read.text:
        st.caption("Say how many pounds come free.")
        return None
    amount = int(read.text)
    inputs = (fund, year, str(amount), str(only_now))
    return inputs, lambda: spare_view(analysis, fund, year, amount, nothing_after=only_now)


def asked_believe(analysis: Analysis) -> tuple[tuple[str, ...], Callable[[], AnswerView]] | None:
    """Ask who goes out of the present list and who comes in; None until somebody does."""
    names = {intervention.id: intervention.name for intervention in analysis.exercise.interventions}
    inside = analysis.portfolio.interventions
    outside = [name for name in names if name not in inside]
    left, right = st.columns(2)
    out = left.multiselect("Take out of the list", inside, format_func=names.__getitem__, key="believe-out")
    into = right.multiselect("Put in instead", outside, format_func=names.__getitem__, key="believe-in")
    if not out and not into:
        st.caption("Choose who would go out or come in.")
        return None
    return (",".join(out), ",".join(into)), lambda: believe_view(analysis, swapped_list(analysis, out, into))


def asked_nearest(analysis: Analysis) -> tuple[tuple[str, ...], Callable[[], AnswerView]]:
    """Ask whether of the list as a whole or of one decision."""
    of = _which(analysis, "The list as a whole", "nearest-of")
    return (of,), lambda: nearest_view(analysis, of)


def asked_swings(analysis: Analysis) -> tuple[tuple[str, ...], Callable[[], AnswerView]]:
    """Ask whether for the value of the list or for one intervention's score."""
    of = _which(analysis, "The value of the list", "swings-of")
    return (of,), lambda: swings_view(analysis, of)


def asked_equality(analysis: Analysis) -> tuple[tuple[str, ...], Callable[[], AnswerView]]:
    """Ask what stands against the rest: people in the most deprived group, or one criterion."""
    criteria = {criterion.id: criterion.name for criterion in analysis.exercise.weighted_criteria}
    aims = {PEOPLE: "People reached in the most deprived group"} | criteria
    aim = st.selectbox("More of what", list(aims), format_func=aims.__getitem__, key="equality-aim")
    return (aim,), lambda: staircase_view(analysis, aim)


def _which(analysis: Analysis, whole: str, key: str) -> str:
    names = {THE_LIST: whole} | {intervention.id: intervention.name for intervention in analysis.exercise.interventions}
    return st.selectbox("Of what", list(names), format_func=names.__getitem__, key=key)
