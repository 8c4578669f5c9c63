"""Opening another exercise: one's own, an empty one to fill in, or the worked example."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.exercise.template import write_template
from prioritise.ui.session import opened
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.tables_and_charts import folded
from prioritise.ui.shared.upload_panel import Asked, Upload, forget_file, read_or_refuse, upload_box

OPENED = "opened"

UPLOAD = Upload(
    "upload",
    "That file was not opened. The exercise you had open is still here, unchanged.",
    unchanged="The exercise you had open is still here, unchanged.",
    forgets=(OPENED,),
)


def open_another(exercise: Exercise) -> None:
    """Draw the ways to open another exercise than this one."""
    if st.session_state.get(OPENED) == exercise.title:
        st.success(f"Opened: {exercise.title}")
    with folded(
        "Open another exercise", "One of your own from a file, an empty one, or the worked example.", key="open"
    ):
        _ways_to_open()
    read_or_refuse(UPLOAD)


def _ways_to_open() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("One of your own")
        st.write("An exercise is one Excel workbook, or a folder of CSV files and one YAML file. Zip a folder first.")
        upload_box(UPLOAD, "Excel workbook or zip of an exercise folder, up to 10 MB", _open_upload)
    with right:
        st.subheader("A new one")
        st.write(
            "Download an empty exercise: one Excel workbook with a sheet for every table, choices that drop down, and "
            "notes on what goes where. Fill it in, and open it here."
        )
        download("Download an empty exercise", write_template, "exercise.xlsx")
        st.subheader("The worked example")
        st.write("Rochdale: published figures, made-up money and scores.")
        st.button("Open the worked example", on_click=_open_example)


def _open_upload(file: SourceFile) -> Asked[Exercise]:
    return Asked(file.name, partial(opened.read_upload, file), _open)


def _open(exercise: Exercise) -> None:
    opened.open_exercise(exercise)
    st.session_state[OPENED] = exercise.title


def _open_example() -> None:
    forget_file(UPLOAD)
    opened.open_worked_example()
    st.session_state[OPENED] = opened.exercise().title
