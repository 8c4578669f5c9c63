"""On Start: a copy of the open exercise with its scores, weights or costs emptied."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import archive_of
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.own_list.emptied import Emptied, emptied_copy
from prioritise.ui.session import opened
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded

PLACE, TITLE = "copy-emptied", "copy-title"


def copy_panel(exercise: Exercise, *, may_open: bool) -> None:
    """Draw what to empty, and the copy to open or, at a panel, to download."""
    outcome(PLACE)
    with folded("Copy this exercise", "Its scores, weights or costs can be emptied.", key="copy"):
        st.write("The copy keeps everything but what you empty. This exercise stays as it is.")
        st.text_input(
            "What the copy is called",
            value=f"{exercise.title} (copy)",
            key=f"{TITLE}:{exercise.id}",
            persist_state="session",
        )
        for part in Emptied:
            st.checkbox(f"Empty its {part}", value=part is Emptied.SCORES, key=f"{PLACE}-{part}")
        _made_or_downloaded(exercise, may_open=may_open)


def _made_or_downloaded(exercise: Exercise, *, may_open: bool) -> None:
    if may_open:
        st.button("Make the copy and open it", on_click=_open, args=(exercise,), key="make-copy")
        return
    # Taken now: a download has no session.
    copied = _copied(exercise)
    download("Download the copy", lambda: archive_of(copied), f"{exercise.id}-copy.zip", key="download-copy")


def _copied(exercise: Exercise) -> dict[str, bytes]:
    said = st.session_state
    parts = [part for part in Emptied if said.get(f"{PLACE}-{part}")]
    title = str(said.get(f"{TITLE}:{exercise.id}", "")).strip() or f"{exercise.title} (copy)"
    return emptied_copy({file.name: file.content for file in exercise.files}, parts, title=title)


def _open(exercise: Exercise) -> None:
    def make() -> None:
        opened.open_exercise(load_exercise_files(_copied(exercise), awaiting_panel=True, unfinished=True))

    attempt(PLACE, make, done="The copy is open now.")
