"""Keeping what has been moved as a scenario of the exercise, so that it goes out with it."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Answers
from prioritise.analysis.what_if import moved_parts
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.files.scenario.saved import named_scenario
from prioritise.report.words.frame_words import saved_sentence, suggested_name
from prioritise.ui.session import opened, scenario_saving
from prioritise.ui.session.machine_copy import is_at_start
from prioritise.ui.session.own_draft import works_on_own
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.shared import contents
from prioritise.ui.shared.downloads import download_exercise
from prioritise.ui.shared.saving import attempt, outcome

SAVE, ADD = "Save it as a scenario", "Add it as a scenario for this visit"


def save_scenario_panel(answers: Answers, *, key: str, compared_here: bool = False) -> None:
    """Draw a name and a button, while anything is moved; afterwards where it is, how long, and how to take it away.

    `compared_here` is whether this page is the one that sets scenarios side by side.
    """
    if not answers.moved or not scenario_saving.may_save_scenarios():
        return
    # Named for the question, so that what is said of saving one is not said of the next.
    place = f"{key}-{answers.now.scenario.digest[:12]}"
    # The answers may be those of a like exercise: the same figures in other bytes, or with other comments.
    exercise, question = opened.exercise(), answers.now.scenario
    if (saved := _saved(exercise, question)) is None:
        taken = [AS_AGREED.name, *(scenario.name for scenario in exercise.scenarios)]
        suggested = suggested_name(moved_parts(answers.agreed, answers.what_if), taken)
        form = st.form(f"save-{place}", border=False)
        with form, st.container(horizontal=True, vertical_alignment="bottom", key=f"save-row-{place}"):
            st.text_input("A name for it", max_chars=80, key=f"name-{place}", placeholder=suggested)
            label = SAVE if scenario_saving.outlasts_the_visit(exercise) else ADD
            st.form_submit_button(label, on_click=_save, args=(place, exercise, question, suggested))
    else:
        _kept(exercise, saved, key=place, compared_here=compared_here)
    outcome(place)


def _save(place: str, exercise: Exercise, question: Scenario, suggested: str) -> None:
    name = st.session_state[f"name-{place}"].strip() or suggested

    def save() -> None:
        scenario_saving.save_scenario(named_scenario(exercise, question, name), before=exercise)

    attempt(place, save)


def _saved(exercise: Exercise, question: Scenario) -> Scenario | None:
    return next((scenario for scenario in exercise.scenarios if scenario.digest == question.digest), None)


def _kept(exercise: Exercise, saved: Scenario, *, key: str, compared_here: bool) -> None:
    where = "here until you close or reload this page. Download the exercise to keep it"
    if panel_access() is not None:
        where = "saved for everyone at this panel, and goes out with the exercise"
    elif is_at_start(exercise):
        where = "one of those that the exercise came with"
    elif scenario_saving.is_kept_here(exercise):
        where = f"kept with {'your list' if works_on_own(exercise) else 'the exercise'} on this machine"
    st.markdown(saved_sentence(saved.name, where))
    if not compared_here:
        compare = contents.listed("compare")
        st.page_link(contents.page(compare), label=f"Scenarios stand side by side on the {compare.marked} page")
    if panel_access() is None:
        download_exercise("Download the exercise with it", exercise, key=f"with-{key}")
