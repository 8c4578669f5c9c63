"""Which exercise one person has open, and opening another."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import FileProblems, NotAllowed, StoreUnavailable
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files import load_exercise_archive
from prioritise.files.own_list.begun import without_library
from prioritise.store.access import REFUSED
from prioritise.store.left_open import LeftOpen, leave_open
from prioritise.ui.session.moved import back_to_agreed
from prioritise.ui.session.own_exercise import exercise_at_start, worked_example
from prioritise.ui.session.panel_access import give_up_access, is_shared, on_this_machine, panel_access
from prioritise.ui.session.panel_exercise import as_it_stands

EXERCISE, SELECTED, HISTORY = "exercise", "selected", "edit-history"
PART_OF_LIST, RULES = "interventions-part", "Rules"
"""The part of the page of interventions that is looked at."""
KEPT = "exercise-kept"
"""The digest of the exercise that is kept on this machine as it is open here."""


def exercise() -> Exercise:
    """Return the exercise this person has open: their panel's as it stands now, their own, or the worked example."""
    if (access := panel_access()) is not None:
        return as_it_stands(access)
    if is_shared():
        raise NotAllowed(REFUSED)
    if EXERCISE not in st.session_state:
        st.session_state[EXERCISE] = exercise_at_start()
    opened = st.session_state[EXERCISE]
    assert isinstance(opened, Exercise)
    return opened


def open_exercise(opened: Exercise) -> None:
    """Leave a panel, open another exercise alone and put every slider and switch back. For callbacks."""
    show_exercise(opened)
    keep_open(opened)


def show_exercise(opened: Exercise) -> None:
    """Open an exercise alone that is kept elsewhere, or was just read from where it is kept. For callbacks."""
    give_up_access()
    forget_all()
    st.session_state[EXERCISE] = opened


def keep_open(opened: Exercise) -> None:
    """Keep what is open on this machine, so that a reload comes back to it; nothing on a server for others.

    Where it cannot be written the exercise is open all the same, and `is_kept` tells.
    """
    if not on_this_machine():
        return
    try:
        if is_at_start(opened):
            leave_open(LeftOpen.AT_START)
        else:
            leave_open(LeftOpen.EXERCISE, without_library(opened.files))
        st.session_state[KEPT] = opened.digest
    except StoreUnavailable:
        st.session_state.pop(KEPT, None)


def is_at_start(opened: Exercise) -> bool:
    """Tell whether an exercise is the one the app opens with by itself, unchanged."""
    try:
        return opened.digest == exercise_at_start().digest
    except FileProblems:
        return False


def is_kept(opened: Exercise) -> bool:
    """Tell whether an exercise is kept on this machine as it is open here."""
    return st.session_state.get(KEPT) == opened.digest


def open_worked_example() -> None:
    """Open the worked example. For callbacks."""
    open_exercise(worked_example())


def is_worked_example(exercise: Exercise) -> bool:
    """Tell whether this is the worked example, changed or not."""
    return exercise.id == worked_example().id


def read_upload(file: SourceFile) -> Exercise:
    """Read the exercise in a file that a person gave, finished or not. Raises FileProblems."""
    return load_exercise_archive(file.name, file.content, awaiting_panel=True, unfinished=True)


def forget_all() -> None:
    """Put every slider and switch back, and forget what was chosen in this session. For callbacks."""
    back_to_agreed()
    for key in (SELECTED, EXERCISE):
        st.session_state.pop(key, None)
