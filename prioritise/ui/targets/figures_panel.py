"""What has come of each target: entering figures, bringing in a table of them, and the ratings that follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.agreement.actual_figures import ActualsChange, enter_actual, import_actuals, without_actual
from prioritise.report.targets.actual_change import entry_problems, figure_entry_view, figures_sentences
from prioritise.report.targets.delivery_tables import DeliveryView, delivery_csv
from prioritise.ui.session import exercise_change, opened
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.saved_words import where_saved
from prioritise.ui.shared.saving import attempt, forget, outcome, went_wrong
from prioritise.ui.shared.tables_and_charts import folded, table
from prioritise.ui.shared.upload_panel import (
    Asked,
    Upload,
    put_back,
    read_or_refuse,
    say_used,
    upload_box,
    use,
    used_last,
)

TARGET, PERIOD, VALUE, SOURCE = "figure-target", "figure-period", "figure-value", "figure-source"
MISTAKEN, REWARD = "figure-mistaken", "reward-history"
CHANGE = "figures-change"
"""What the figures in use changed, so that it can be said."""
ENTERED, BROUGHT_IN, TAKEN_OUT = "figure-entered", "figures-brought-in", "figure-taken-out"
"""Where what came of a figure entered, of a table of them, and of taking one out is said: by its own button."""
UPLOAD = Upload(BROUGHT_IN, "Nothing was saved.", stays_moved=True, keeps_used=True)


def delivery_panel(analysis: Analysis, view: DeliveryView, today: date) -> None:
    """Draw the ratings, what slipped, and the ways to bring figures in. `today` tells which periods have ended."""
    exercise = analysis.exercise
    _what_came_in(today)
    with folded("What has come of them", view.sentence, key="delivery"):
        _what_came(analysis, view)
        if exercise_change.may_change():
            _ways_in(exercise)


def _what_came(analysis: Analysis, view: DeliveryView) -> None:
    exercise = analysis.exercise
    if view.slipped:
        st.markdown("\n".join(f"- {line}" for line in view.slipped))
    st.caption(view.how_rated)
    if view.how_figures_count:
        st.caption(view.how_figures_count)
    reward = st.toggle(
        "Show the reward share of earlier agreements, as history", exercise.settings.targets.reward_history, key=REWARD
    )
    if reward:
        st.caption(view.reward_note)
    with st.expander(view.every_title, expanded=bool(exercise.actuals)):
        table(view.with_reward if reward else view.every_milestone, view.every_label)
        download("Download it (CSV)", lambda: delivery_csv(analysis, reward=reward), view.file)


def _ways_in(exercise: Exercise) -> None:
    view = figure_entry_view(exercise)
    open_still = bool(st.session_state.get(VALUE)) or went_wrong(ENTERED) or went_wrong(BROUGHT_IN)
    with st.expander("Enter a figure, or bring in a table of them", expanded=open_still):
        with st.container(key="enter-figure"):
            st.selectbox(
                view.target,
                list(view.titles),
                format_func=lambda target_id: view.titles.get(target_id, target_id),
                key=TARGET,
                persist_state="session",
            )
            left, right = st.columns(2)
            left.text_input(
                "Period, as published",
                key=PERIOD,
                persist_state="session",
                placeholder=view.period_example,
                help="2026, 2026/27 or 2024 - 26",
            )
            right.text_input("Figure", key=VALUE, persist_state="session")
            st.text_input("Where it comes from", key=SOURCE, persist_state="session")
            st.button("Enter this figure", on_click=_enter, key="enter-figure-button")
            outcome(ENTERED, worded=lambda error: entry_problems(exercise, error.problems))
        upload_box(
            UPLOAD, "A table of figures, as CSV or Excel, with the columns target, period, value and source", _import
        )
        read_or_refuse(UPLOAD)
        outcome(BROUGHT_IN)
    if exercise.actuals:
        _way_out(exercise, view.entered)
    outcome(TAKEN_OUT)


def _way_out(exercise: Exercise, named: tuple[str, ...]) -> None:
    with st.expander("Take a figure out that should not be there"):
        st.selectbox("Figure to take out", range(len(named)), format_func=lambda place: named[place], key=MISTAKEN)
        st.button("Take this figure out", on_click=_remove, args=(exercise,))


def _what_came_in(today: date) -> None:
    change = st.session_state.get(CHANGE)
    if isinstance(change, ActualsChange) and used_last(UPLOAD):
        lines = "\n".join(f"- {line}" for line in figures_sentences(change, today=today))
        say_used(
            UPLOAD,
            f"The figures are in this exercise now. {where_saved('them')}\n{lines}",
            download="Download the exercise with them",
            back="Take them out again",
            on_back=_take_out,
        )


def _enter() -> None:
    session = st.session_state
    entered = {"period": session[PERIOD], "value": session[VALUE], "source": session[SOURCE]}
    if _saved(ENTERED, lambda exercise: enter_actual(exercise, target=session[TARGET] or "", **entered)):
        session[VALUE] = ""


def _import(file: SourceFile) -> Asked[ActualsChange]:
    _say_no_more()
    return Asked(
        file.name,
        partial(import_actuals, opened.exercise(), file),
        lambda change: _saved(BROUGHT_IN, lambda _exercise: change),
    )


def _saved(place: str, changed: Callable[[Exercise], ActualsChange]) -> bool:
    before = opened.exercise()
    changes: list[ActualsChange] = []
    _say_no_more()

    def change() -> Exercise:
        changes.append(changed(before))
        return changes[-1].exercise

    saved = use(UPLOAD, change, before=before, file="", place=place)
    if saved:
        st.session_state[CHANGE] = changes[-1]
    return saved


def _say_no_more() -> None:
    for place in (ENTERED, BROUGHT_IN, TAKEN_OUT):
        forget(place)


def _remove(exercise: Exercise) -> None:
    mistaken = exercise.actuals[st.session_state[MISTAKEN]]
    _say_no_more()

    def save() -> None:
        exercise_change.change_exercise(without_actual(exercise, mistaken), before=exercise, stays_moved=True)

    attempt(TAKEN_OUT, save, done="The figure is taken out.")


def _take_out() -> None:
    _say_no_more()
    put_back(UPLOAD, place=TAKEN_OUT)
