"""What one person has open alone, as it is kept on this machine, and what another window kept there meanwhile."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import FileProblems, StoreUnavailable, VersionClash
from prioritise.domain.exercise import Exercise
from prioritise.files.accountability.changes import with_entries_of
from prioritise.files.accountability.tables import CHALLENGES_FILE, SIGN_OFFS_FILE
from prioritise.files.exercise.joined_files import joined_files
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.own_list.begun import without_library
from prioritise.store.left_open import (
    LeftOpen,
    leave_open,
    left_open,
    left_open_digest,
    read_left_open_files,
    set_aside,
)
from prioritise.ui.session.own_exercise import exercise_at_start
from prioritise.ui.session.panel_access import on_this_machine

EXERCISE = "exercise"
KEPT, SEEN = "exercise-kept", "exercise-seen-kept"
"""The files of the exercise that are kept as it is open here, and what was kept when this window last looked."""


def keep_open(opened: Exercise, *, another: bool = False) -> None:
    """Keep what is open on this machine, so that a reload comes back to it; nothing on a server for others.

    Where it is `another` than was open before, or another window has another open, that one is set aside. Where it
    cannot be written the exercise is open all the same, and `is_kept` tells.
    """
    if not on_this_machine():
        return
    try:
        if another or ((kept := _kept_by_another_window()) is not None and kept.id != opened.id):
            set_aside()
        if is_at_start(opened):
            leave_open(LeftOpen.AT_START)
        else:
            leave_open(LeftOpen.EXERCISE, without_library(opened.files))
        note_kept(opened)
    except StoreUnavailable:
        st.session_state.pop(KEPT, None)


def note_kept(opened: Exercise) -> None:
    """Note that what is kept on this machine is what is open here."""
    st.session_state[KEPT] = _files(opened)
    look_at_what_is_kept()


def look_at_what_is_kept() -> None:
    """Note that this window has what is kept on this machine."""
    st.session_state[SEEN] = left_open_digest()


def is_at_start(opened: Exercise) -> bool:
    """Tell whether an exercise is the one the app opens with by itself, with nothing changed or written down in it."""
    try:
        return _files(opened) == _files(exercise_at_start())
    except FileProblems:
        return False


def is_kept(opened: Exercise) -> bool:
    """Tell whether an exercise is kept on this machine as it is open here."""
    return st.session_state.get(KEPT) == _files(opened)


def kept_meanwhile(before: Exercise) -> Exercise | None:
    """Return this exercise as another window of this machine kept it since this one looked; None where none did."""
    theirs = _kept_by_another_window()
    return theirs if theirs is not None and theirs.id == before.id and _files(theirs) != _files(before) else None


def merged_change(changed: Exercise, *, before: Exercise) -> Exercise:
    """Put a change of the exercise `before` on top of what another window kept meanwhile. For callbacks.

    Raises VersionClash where both changed the same file, and FileProblems where the two together are no exercise: this
    window then goes on with what is kept.
    """
    theirs = kept_meanwhile(before)
    if theirs is None:
        return changed
    joined = joined_files(_files(before), _files(changed), _files(theirs))
    try:
        # Of these every line of both is kept.
        if set(joined.both) - {SIGN_OFFS_FILE, CHALLENGES_FILE}:
            raise VersionClash("Another window changed the exercise first.", theirs=theirs, yours=changed)
        return with_entries_of(load_exercise_files(joined.files, awaiting_panel=True, unfinished=True), changed)
    except (FileProblems, VersionClash):
        st.session_state[EXERCISE] = theirs
        look_at_what_is_kept()
        raise


def _kept_by_another_window() -> Exercise | None:
    if not on_this_machine() or st.session_state.get(SEEN) in (None, left_open_digest()):
        return None
    which = left_open()
    try:
        if which is LeftOpen.AT_START:
            return exercise_at_start()
        if which is LeftOpen.EXERCISE:
            return load_exercise_files(read_left_open_files(), awaiting_panel=True, unfinished=True)
    except FileProblems:
        # What cannot be read is in nobody's way.
        return None
    return None


def _files(opened: Exercise) -> dict[str, bytes]:
    return {file.name: file.content for file in opened.files}
