"""On Start alone: the two ways to begin."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.store.drafts import draft_written_at
from prioritise.store.left_open import set_aside_at
from prioritise.ui.session import opened
from prioritise.ui.session.come_back import not_opened
from prioritise.ui.session.own_exercise import worked_example
from prioritise.ui.session.panel_access import on_this_machine
from prioritise.ui.shared import contents
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import problem_table
from prioritise.words import bold, moment_words

ASIDE = "set-aside"


def two_choices(exercise: Exercise) -> None:
    """Draw the worked example and a list of one's own as two large choices."""
    _say_what_did_not_open()
    left, right = st.columns(2, gap="medium")
    is_example = opened.is_worked_example(exercise)
    with left, st.container(border=True, height="stretch", key="see-example"):
        st.markdown(bold("See the worked example"))
        is_changed = is_example and exercise.files != worked_example().files
        open_now = f"It is open now{', with what was changed in it' if is_changed else ''}." if is_example else ""
        st.write(f"Rochdale: published figures, made-up money and scores. {open_now}")
        if is_example:
            st.page_link(contents.page(contents.listed("priorities")), label="See its list")
        if is_changed or not is_example:
            label = "Open it as it was first" if is_changed else "Open the worked example"
            st.button(label, on_click=opened.open_worked_example, key="open-example-first")
    with right, st.container(border=True, height="stretch", key="make-own"):
        st.markdown(bold("Make your own list"))
        written_at = draft_written_at()
        st.write("Six short steps, kept as you go. You can paste from a spreadsheet. No file is needed.")
        if written_at is not None:
            st.write(f"A list is kept on this machine from {moment_words(written_at.isoformat())}.")
        label = "Make your own list" if written_at is None else "Go on with your list, or begin a new one"
        st.page_link(contents.page(contents.listed("own_list")), label=label)
    _say_what_is_aside()


def _say_what_is_aside() -> None:
    outcome(ASIDE)
    if (aside_at := set_aside_at()) is None or not on_this_machine():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="set-aside"):
        kept = moment_words(aside_at.isoformat())
        st.write(f"What you had open before is kept on this machine, with all that was saved in it: {kept}.")
        st.button("Go back to it", on_click=_go_back, key="open-set-aside")


def _go_back() -> None:
    attempt(ASIDE, opened.open_set_aside)


def _say_what_did_not_open() -> None:
    if (error := not_opened()) is not None:
        st.warning("What you had open last could not be opened again. It is still on this machine, unchanged.")
        problem_table(error.problems)
