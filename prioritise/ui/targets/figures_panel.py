"""What has come of each target: entering figures, bringing in a table of them, and the ratings that follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.actual_figures import ActualsChange, enter_actual, import_actuals, without_actual
from prioritise.files.exercise.folder import write_archive
from prioritise.report.targets.actual_change import entry_problems, figures_entered, figures_sentences, targets_to_fill
from prioritise.report.targets.delivery_tables import (
    delivery_csv,
    delivery_sentence,
    delivery_table,
    how_figures_count,
    how_rated,
    reward_note,
    slipped_sentences,
)
from prioritise.ui.session import state
from prioritise.ui.shared.saved_words import where_saved
from prioritise.ui.shared.saving import attempt, forget, outcome, went_wrong
from prioritise.ui.shared.table_panel import table

TARGET, PERIOD, VALUE, SOURCE = "figure-target", "figure-period", "figure-value", "figure-source"
USED, ROUND, REWARD = "actual-used", "actual-round", "reward-history"
MISTAKEN = "figure-mistaken"
ENTERED, BROUGHT_IN, TAKEN_OUT = "figure-entered", "figures-brought-in", "figure-taken-out"
"""Where what came of a figure entered, of a table of them, and of taking one out is said: by its own button."""


@dataclass(frozen=True, slots=True)
class Used:
    """The exercise before figures came in, so that they can be taken out again, and what they changed."""

    before: Exercise
    change: ActualsChange


def delivery_panel(analysis: Analysis, today: date) -> None:
    """The ratings, what slipped, and the ways to bring figures in. `today` tells which periods have ended."""
    exercise = analysis.exercise
    words = words_of(exercise.vocabulary)
    st.header("What has come of them")
    st.write(delivery_sentence(exercise))
    _what_came_in(today)
    if missed := slipped_sentences(analysis, today=today):
        st.markdown("\n".join(f"- {line}" for line in missed))
    st.caption(how_rated(exercise))
    if exercise.actuals:
        st.caption(how_figures_count(exercise))
    reward = st.toggle(
        "Show the reward share of earlier agreements, as history", exercise.settings.targets.reward_history, key=REWARD
    )
    if reward:
        st.caption(reward_note(exercise))
    with st.expander(f"See every {words.milestone}", expanded=bool(exercise.actuals)):
        table(delivery_table(analysis, reward=reward, today=today), f"What has come of each {words.milestone}")
        st.download_button(
            "Download it (CSV)",
            lambda: delivery_csv(analysis, reward=reward),
            f"{exercise.id}-delivery.csv",
            "text/csv",
            on_click="ignore",
        )
    if state.may_change():
        _ways_in(exercise)


def _ways_in(exercise: Exercise) -> None:
    words, titles = words_of(exercise.vocabulary), targets_to_fill(exercise)
    open_still = bool(st.session_state.get(VALUE)) or went_wrong(ENTERED) or went_wrong(BROUGHT_IN)
    with st.expander("Enter a figure, or bring in a table of them", expanded=open_still):
        with st.form("enter-figure", border=False):
            st.selectbox(
                words.target.capitalize(), list(titles), format_func=lambda each: titles.get(each, each), key=TARGET
            )
            left, right = st.columns(2)
            left.text_input(
                "Period, as published",
                key=PERIOD,
                placeholder=f"e.g. {exercise.years[0]}",
                help="2026, 2026/27 or 2024 - 26",
            )
            right.text_input("Figure", key=VALUE)
            st.text_input("Where it comes from", key=SOURCE)
            st.form_submit_button("Enter this figure", on_click=_enter)
            outcome(ENTERED, worded=lambda problems: entry_problems(exercise, problems))
        st.file_uploader(
            "A table of figures, as CSV or Excel, with the columns target, period, value and source",
            key=_upload(),
            on_change=_import,
        )
        outcome(BROUGHT_IN)
    if exercise.actuals:
        _way_out(exercise)
    outcome(TAKEN_OUT)


def _way_out(exercise: Exercise) -> None:
    named = figures_entered(exercise)
    with st.expander("Take a figure out that should not be there"):
        st.selectbox("Figure to take out", range(len(named)), format_func=lambda place: named[place], key=MISTAKEN)
        st.button("Take this figure out", on_click=_remove, args=(exercise,))


def _what_came_in(today: date) -> None:
    used = st.session_state.get(USED)
    if not isinstance(used, Used) or used.change.exercise.digest != state.exercise().digest:
        return
    lines = "\n".join(f"- {line}" for line in figures_sentences(used.change, today=today))
    st.success(f"The figures are in this exercise now. {where_saved('them')}\n{lines}")
    with st.container(horizontal=True):
        st.download_button(
            "Download the exercise with them",
            lambda: write_archive(used.change.exercise.files),
            f"{used.before.id}.zip",
            "application/zip",
            on_click="ignore",
            key="figures-with",
        )
        st.button("Take them out again", on_click=_take_out)


def _enter() -> None:
    held = st.session_state
    given = {"period": held[PERIOD], "value": held[VALUE], "source": held[SOURCE]}
    if _saved(ENTERED, lambda exercise: enter_actual(exercise, target=held[TARGET] or "", **given)):
        held[VALUE] = ""


def _import() -> None:
    given = st.session_state.get(_upload())
    if given is None:
        forget(BROUGHT_IN)
    elif _saved(BROUGHT_IN, lambda exercise: import_actuals(exercise, SourceFile(given.name, given.getvalue()))):
        # A fresh round gives the box a fresh name: an uploaded file cannot be taken away from it otherwise.
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _saved(place: str, changed: Callable[[Exercise], ActualsChange]) -> bool:
    before = state.exercise()
    _say_no_more()

    def save() -> None:
        change = changed(before)
        state.change_exercise(change.exercise, before=before, stays_moved=True)
        st.session_state[USED] = Used(before, change)

    return attempt(place, save)


def _say_no_more() -> None:
    for place in (ENTERED, BROUGHT_IN, TAKEN_OUT):
        forget(place)


def _remove(exercise: Exercise) -> None:
    mistaken = exercise.actuals[st.session_state[MISTAKEN]]
    _say_no_more()

    def save() -> None:
        state.change_exercise(without_actual(exercise, mistaken), before=exercise, stays_moved=True)

    attempt(TAKEN_OUT, save, done="The figure is taken out.")


def _take_out() -> None:
    used = st.session_state.pop(USED, None)
    if isinstance(used, Used):
        before, after = used.change.exercise, used.before
        _say_no_more()
        attempt(TAKEN_OUT, lambda: state.change_exercise(after, before=before, stays_moved=True))


def _upload() -> str:
    return f"figures-table:{st.session_state.get(ROUND, 0)}"
