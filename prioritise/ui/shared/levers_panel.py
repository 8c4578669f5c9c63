"""Levers with what they change beside them: money, capacity, weights and rules, one kind open at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritise.analysis import Answers
from prioritise.report.words.rule_words import rules_in_words
from prioritise.ui.session import moved
from prioritise.ui.shared.amounts_panel import capacity_levers, money_levers
from prioritise.ui.shared.change_panel import change_strip
from prioritise.ui.shared.sliders_panel import nothing_moved, weight_sliders

LEVER = "lever:"
MONEY, CAPACITY, WEIGHTS, RULES = "Money", "Capacity", "Weights", "Rules"


def levers_panel(answers: Answers, *, key: str, compared_here: bool = False) -> None:
    """Draw the choice of a lever, the one that is chosen, and beside it what has been moved and what that changes.

    `compared_here` is whether this page is the one that sets scenarios side by side.
    """
    offered = [name for name in LEVERS if name != CAPACITY or answers.now.exercise.capacities]
    chosen = st.segmented_control("Try a change. Nothing here changes the list as it stands.", offered, key=LEVER + key)
    if chosen not in offered:
        change_strip(answers, key=key, compared_here=compared_here)
        return
    lever, consequence = st.columns(2, gap="large")
    with lever, st.container(key="lever-panel"):
        LEVERS[chosen](answers)
    with consequence:
        if answers.moved:
            change_strip(answers, key=key, compared_here=compared_here)
        else:
            nothing_moved(
                answers, "Nothing has been moved, so this is the list as it stands. What a change does is said here."
            )


def _rules(answers: Answers) -> None:
    st.caption("A rule that is switched off does not hold while you try. To force one in or out, open its row.")
    for line in rules_in_words(answers.agreed):
        key = moved.RULE + line.rule
        if key not in st.session_state:
            st.session_state[key] = True
        st.checkbox(line.sentence, key=key, help=line.reason or None, persist_state="session")


LEVERS: Mapping[str, Callable[[Answers], None]] = {
    MONEY: money_levers,
    CAPACITY: capacity_levers,
    WEIGHTS: weight_sliders,
    RULES: _rules,
}
"""How each kind is drawn."""
