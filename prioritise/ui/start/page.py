"""Start: what this exercise decides, where it stands, and which one is open."""

from __future__ import annotations

import html

import streamlit as st

from prioritise.domain.errors import IncompleteExercise
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files import load_exercise_archive
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.template import write_template
from prioritise.report.start.view import facts, stands_view
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.session import state
from prioritise.ui.session.disputes_work import cells_if_known
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.shared import contents
from prioritise.ui.shared.my_round import a_round_is_open
from prioritise.ui.shared.notes_panel import illustrative_banner, second_look
from prioritise.ui.shared.round_change_panel import say_a_round_is_open
from prioritise.ui.shared.table_panel import file_note_table
from prioritise.ui.shared.upload_panel import Upload, forget_file, say_refused, upload_box
from prioritise.ui.start.begin_panel import at_the_panel, begin_panel

OPENED = "opened"
UPLOAD = Upload(
    "upload",
    "That file was not opened. The exercise you had open is still here, unchanged.",
    unchanged="The exercise you had open is still here, unchanged.",
    forgets=(OPENED,),
)


def draw() -> None:
    """The whole page."""
    exercise = state.exercise()
    st.title(exercise.title)
    illustrative_banner(exercise)
    access = panel_access()
    if access is not None:
        at_the_panel(access, exercise)
    _facts(exercise)
    _where_it_stands()
    _how_it_was_read(exercise)
    _next_steps()
    if access is None:
        begin_panel(exercise)
        _open_another()
    _take_away(exercise)


def _facts(exercise: Exercise) -> None:
    known = facts(exercise, _disputed_cells())
    rows = "".join(f"<dt>{html.escape(each.label)}</dt><dd>{html.escape(each.text)}</dd>" for each in known)
    st.html(f'<dl class="facts">{rows}</dl>')


def _disputed_cells() -> tuple[DisputedCell, ...] | None:
    # While a round is scored nobody knows yet what there will be to settle.
    if a_round_is_open(panel_access()):
        return None
    try:
        return cells_if_known(state.answers().agreed)
    except IncompleteExercise:
        return None


def _where_it_stands() -> None:
    try:
        answers = state.answers()
    except IncompleteExercise as error:
        if panel_access() is None:
            raise
        st.header("There is no list yet")
        st.write(f"{error} The list appears as soon as every figure is there.")
        return
    view = stands_view(answers.agreed)
    st.header(view.title)
    say_a_round_is_open()
    st.write(view.summary)
    if answers.moved:
        st.info("You are trying a what-if on the Weights or Priorities page. This page shows what was agreed.")
    second_look(view.notes)


def _how_it_was_read(exercise: Exercise) -> None:
    if exercise.file_notes:
        with st.expander("How the files were read, and figures to check"):
            file_note_table(exercise.file_notes)


def _next_steps() -> None:
    st.header("What to do next")
    for listing in contents.offered()[1:]:
        st.page_link(contents.page(listing), label=f"**{listing.title}.** {listing.purpose}")


def _open_another() -> None:
    st.header("Open another exercise")
    if opened := st.session_state.get(OPENED):
        st.success(f"Opened: {opened}")
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("One of your own")
        st.write("An exercise is a folder of CSV files and one YAML file. Zip the folder and give it here.")
        upload_box(UPLOAD, "Zip of an exercise folder, up to 10 MB", _open_upload)
        say_refused(UPLOAD)
    with right:
        st.subheader("A new one")
        st.write(
            "Download an empty exercise with the right headings and notes on what goes where. Fill it in, zip it, "
            "and open it here."
        )
        st.download_button(
            "Download an empty exercise", write_template, "exercise.zip", "application/zip", on_click="ignore"
        )
        st.subheader("The worked example")
        st.write("Rochdale: published figures, made-up money and scores.")
        st.button("Open the worked example", on_click=_open_example)


def _take_away(exercise: Exercise) -> None:
    st.header("Take this exercise with you")
    if panel_access() is None:
        st.write("All its files as they were read. Anyone can open them and get the same result.")
    else:
        st.write(
            "All its files as the panel has left them. Anyone can open them and get the same result. They hold no "
            "names, and no scores of a round that is still open."
        )
    st.download_button(
        "Download this exercise",
        lambda: write_archive(exercise.files),
        f"{exercise.id}.zip",
        "application/zip",
        on_click="ignore",
    )


def _open_upload(file: SourceFile) -> None:
    exercise = load_exercise_archive(file.name, file.content)
    state.open_exercise(exercise)
    st.session_state[OPENED] = exercise.title


def _open_example() -> None:
    forget_file(UPLOAD)
    state.open_worked_example()
    st.session_state[OPENED] = state.exercise().title


draw()
