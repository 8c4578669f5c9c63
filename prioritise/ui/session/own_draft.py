"""The list of one's own that this person makes: in the session, and as a draft on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

import streamlit as st

from prioritise.domain.errors import FileProblems, StoreUnavailable, VersionClash
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import archive_of
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.own_list.begun import empty_list, title_of, without_library
from prioritise.files.own_list.typed_draft import TypedDraft, draft_of_bytes
from prioritise.files.workbook.writing import write_workbook
from prioritise.store.drafts import draft_digest, draft_written_at, keep_draft, read_draft_files, read_typed
from prioritise.store.left_open import LeftOpen, leave_open, left_open, set_aside
from prioritise.ui.session.opened import HISTORY, exercise, show_exercise
from prioritise.ui.session.own_typed import FILES, own_files, put_on, type_afresh, type_on, typed_draft
from prioritise.ui.session.panel_access import is_shared, panel_access
from prioritise.words import moment_words

SEEN, SHOWN = "own-seen", "own-shown"


def may_make_own() -> bool:
    """Tell whether this person works alone on their own machine, where a list of one's own is kept."""
    return panel_access() is None and not is_shared()


def go_on_with_own() -> None:
    """Go on with the draft on this machine. Raises FileProblems. For callbacks."""
    _take_what_is_kept(draft_of_bytes(read_typed()))


def draft_title() -> str:
    """Return the question of the list that is kept on this machine; empty where it cannot be read."""
    try:
        return title_of(read_draft_files())
    except FileProblems:
        return ""


def draft_kept_when() -> str:
    """Say when the list on this machine was kept last; empty where there is none."""
    written_at = draft_written_at()
    return moment_words(written_at.isoformat()) if written_at else ""


def begin_own() -> None:
    """Begin a new list in place of the draft that is here. Raises StoreUnavailable. For callbacks."""
    st.session_state[SEEN] = draft_digest()
    type_afresh(TypedDraft())
    keep_own(empty_list())


def take_as_own(own: Exercise) -> None:
    """Go on in the steps with the exercise that is open, in place of the draft that is here. For callbacks.

    Raises StoreUnavailable.
    """
    st.session_state[SEEN] = draft_digest()
    type_afresh(TypedDraft())
    keep_own(without_library(own.files))


def works_on_own(own: Exercise) -> bool:
    """Tell whether the exercise that is open is the list being made, and not one of a file that has the same name."""
    return own_files() is not None and st.session_state.get(SHOWN) == own.digest


def pages_show_own() -> bool:
    """Tell whether the other pages show the list being made as it stands."""
    return works_on_own(exercise())


def is_ahead_of_pages() -> bool:
    """Tell whether the list has something to put right, so that the other pages still show what it was before."""
    return own_files() is not None and SHOWN in st.session_state and not st.session_state[SHOWN]


def show_own() -> None:
    """Have every page show the list being made again. For callbacks."""
    _open(own_files() or {})


def keep_own(files: Mapping[str, bytes]) -> None:
    """Keep the list as it is now, and open it once it can be.

    Raises StoreUnavailable, and VersionClash once it has what another window kept. For callbacks.
    """
    _keep_files(files)
    st.session_state[FILES] = dict(files)
    put_on(files)
    _open(files)


def _keep_files(files: Mapping[str, bytes]) -> None:
    try:
        st.session_state[SEEN] = keep_draft(files, seen=st.session_state.get(SEEN, ""))
    except VersionClash:
        _take_what_is_kept(typed_draft())
        raise


def _take_what_is_kept(typed: TypedDraft) -> None:
    """Go on with the list as it is kept here, with what is typed on top of it. Raises FileProblems."""
    seen, files = draft_digest(), read_draft_files()
    st.session_state[FILES], st.session_state[SEEN] = files, seen
    type_on(files, typed)
    _open(files)


def own_archive() -> Callable[[], bytes]:
    """Return what zips the folder of the list being made. Its files are taken now: a download has no session."""
    files = dict(own_files() or {})
    return lambda: archive_of(files)


def own_workbook() -> Callable[[], bytes]:
    """Return what writes the list being made as one Excel workbook, which opens as the same list."""
    files = dict(own_files() or {})
    return lambda: write_workbook(files)


def keep_if_own(after: Exercise, *, before: Exercise) -> bool:
    """Keep what another page made of `before`, when that is the list, and tell whether it is.

    Raises as `keep_own`. For callbacks.
    """
    if not works_on_own(before) or not may_make_own():
        return False
    changed = without_library(after.files)
    _keep_files(changed)
    st.session_state[FILES], st.session_state[SHOWN] = changed, after.digest
    # What waits in the grids was typed on the list as it was, and would take this back.
    type_on(changed, typed_draft())
    return True


def _open(files: Mapping[str, bytes]) -> None:
    try:
        opened = load_exercise_files(files, awaiting_panel=True, unfinished=True)
    except FileProblems:
        # Not yet an exercise: what is missing is said in the steps.
        st.session_state[SHOWN] = ""
        return
    show_exercise(opened)
    st.session_state[SHOWN] = opened.digest
    st.session_state.pop(HISTORY, None)
    _leave_it_open()


def _leave_it_open() -> None:
    # The list itself is kept as its draft: that a reload comes back to it is only a comfort.
    with suppress(StoreUnavailable):
        if left_open() is not LeftOpen.OWN_LIST:
            set_aside()
            leave_open(LeftOpen.OWN_LIST)
