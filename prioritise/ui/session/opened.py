"""Which exercise one person has open, and opening another."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import NotAllowed
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files import load_exercise_archive
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.store.access import REFUSED
from prioritise.store.left_open import forget_set_aside, read_set_aside_files
from prioritise.ui.session.machine_copy import EXERCISE, keep_open
from prioritise.ui.session.moved import back_to_agreed
from prioritise.ui.session.own_exercise import exercise_at_start, worked_example
from prioritise.ui.session.panel_access import give_up_access, is_shared, panel_access
from prioritise.ui.session.panel_exercise import as_it_stands

SELECTED, HISTORY = "selected", "edit-history"
PART_OF_LIST, RULES = "interventions-part", "Rules"
"""The part of the page of interventions that is looked at."""


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
    """Leave a panel, open another exercise alone and put every slider and switch back. For callbacks.

    The one that was open on this machine is set aside: `open_set_aside` goes back to it.
    """
    show_exercise(opened)
    keep_open(opened, another=True)


def open_set_aside() -> None:
    """Open the exercise that was set aside. Raises FileProblems, StoreUnavailable. For callbacks."""
    aside = load_exercise_files(read_set_aside_files(), awaiting_panel=True, unfinished=True)
    forget_set_aside()
    open_exercise(aside)


def show_exercise(opened: Exercise) -> None:
    """Open an exercise alone that is kept elsewhere, or was just read from where it is kept. For callbacks."""
    give_up_access()
    forget_all()
    st.session_state[EXERCISE] = opened


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
