"""Coming back after a reload or a closed browser to what was open on this machine."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import FileProblems
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.store.left_open import LeftOpen, left_open, read_left_open_files
from prioritise.ui.session.machine_copy import EXERCISE, look_at_what_is_kept, note_kept
from prioritise.ui.session.opened import show_exercise
from prioritise.ui.session.own_draft import go_on_with_own, may_make_own
from prioritise.ui.session.own_exercise import exercise_at_start, starts_with_named
from prioritise.ui.session.panel_access import on_this_machine

NOT_OPENED = "left-open-problems"
"""Why what was open last could not be opened again."""


def come_back() -> None:
    """Open what was open last on this machine, at the beginning of a visit alone."""
    if EXERCISE in st.session_state or not may_make_own() or not on_this_machine():
        return
    look_at_what_is_kept()
    try:
        _open(left_open())
    except FileProblems as error:
        st.session_state[NOT_OPENED] = error


def not_opened() -> FileProblems | None:
    """Return what kept this visit from beginning where the last one ended; None where nothing did."""
    error = st.session_state.get(NOT_OPENED)
    return error if isinstance(error, FileProblems) else None


def _open(which: LeftOpen) -> None:
    """Open it again; a server that was started with an exercise opens with that one, as it was left."""
    if which is LeftOpen.OWN_LIST and not starts_with_named():
        go_on_with_own()
    elif which is LeftOpen.EXERCISE:
        opened = load_exercise_files(read_left_open_files(), awaiting_panel=True, unfinished=True)
        if starts_with_named() and opened.id != exercise_at_start().id:
            return
        show_exercise(opened)
        note_kept(opened)
