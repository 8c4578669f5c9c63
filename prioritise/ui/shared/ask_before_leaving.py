"""The browser asks before a reload or a closed tab loses what is tried and not saved as a scenario."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.ui.session import opened
from prioritise.ui.session.scenario_saving import outlasts_the_visit

KEY = "ask-before-leaving"
SCRIPT = """
// What is asked is the browser's own, in the reader's language; it asks only those who have pressed or typed something.
const ask = (event) => {
  event.preventDefault();
  event.returnValue = true;
};

export default function () {
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
"""
_component = st.components.v2.component("prioritise-ask-before-leaving", js=SCRIPT, isolate_styles=False)


def ask_before_leaving(answers: Answers) -> None:
    """Have the browser ask, as long as this is drawn: while something is tried that a reload would lose."""
    if not is_saved(answers):
        _component(key=KEY)


def is_saved(answers: Answers) -> bool:
    """Tell whether what is tried is a scenario of the exercise, which is still there after a reload."""
    exercise, tried = opened.exercise(), answers.now.scenario
    saved = any(scenario.digest == tried.digest for scenario in exercise.scenarios)
    return saved and outlasts_the_visit(exercise)
