"""Changing the exercise that is open: for everyone at a panel, or alone in this session."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import VersionClash
from prioritise.domain.exercise import Exercise
from prioritise.files.accountability.changes import with_entries_of
from prioritise.store.exercises import stored_exercise
from prioritise.store.replacing import replace_files
from prioritise.store.writing import new_save_key
from prioritise.ui.session.machine_copy import EXERCISE, keep_open, merged_change
from prioritise.ui.session.moved import back_to_agreed
from prioritise.ui.session.opened import show_exercise
from prioritise.ui.session.own_draft import keep_if_own
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.session.panel_exercise import as_it_stands


def change_exercise(changed: Exercise, *, before: Exercise, stays_moved: bool = False) -> None:
    """Go on with a changed exercise: in the panel's store for everyone, or alone in this session. For callbacks.

    Sliders and switches go back to what was agreed, unless what changed has nothing to do with them: `stays_moved`.
    Raises VersionClash when the panel's exercise is not `before` any more, or another window of this machine changed
    the same of it, and NotAllowed for who may not change it.
    """
    access = panel_access()
    if access is None:
        changed = _with_what_was_said_of_it(changed)
        if not (is_own := keep_if_own(changed, before=before)):
            changed = merged_change(changed, before=before)
        if not stays_moved:
            show_exercise(changed)
        st.session_state[EXERCISE] = changed
        if not is_own:
            keep_open(changed)
        return
    stands = stored_exercise(access.store, access.viewer)
    if as_it_stands(access).digest != before.digest:
        raise VersionClash("Somebody else changed the exercise first.", theirs=stands, yours=before.digest)
    files = {file.name: file.content for file in changed.files}
    replace_files(access.store, access.viewer, files, seen_version=stands.version, save_key=new_save_key())
    if not stays_moved:
        back_to_agreed()


def _with_what_was_said_of_it(changed: Exercise) -> Exercise:
    """Keep the sign-offs and challenges there are: a change that is undone must not undo them."""
    current = st.session_state.get(EXERCISE)
    if not isinstance(current, Exercise) or current.id != changed.id:
        return changed
    return with_entries_of(changed, current)


def may_change() -> bool:
    """Tell whether this person may be offered to change the exercise's files: alone, or as facilitator."""
    access = panel_access()
    return access is None or access.runs_the_panel
