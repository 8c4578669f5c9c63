"""The list of one's own that this person makes: in the session, and as a draft on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import archive_of
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.grids.grid import Grid
from prioritise.files.own_list.begun import empty_list, exercise_id, without_library
from prioritise.files.own_list.typed_draft import TypedDraft, draft_bytes, draft_of_bytes
from prioritise.files.workbook.writing import write_workbook
from prioritise.store.drafts import draft_digest, keep_draft, keep_typed, read_draft_files, read_typed
from prioritise.ui.session.edit_history import HISTORY
from prioritise.ui.session.opened import open_exercise
from prioritise.ui.session.panel_access import is_shared, panel_access

FILES, SEEN, TYPED = "own-files", "own-seen", "own-typed"


def may_make_own() -> bool:
    """Whether this person works alone on their own machine, where a list of one's own is kept."""
    return panel_access() is None and not is_shared()


def own_files() -> Mapping[str, bytes] | None:
    """The files of the list being made; None before it is begun in this session."""
    return st.session_state.get(FILES)


def go_on_with_own() -> None:
    """Go on with the draft on this machine. Raises FileProblems. For callbacks."""
    files = read_draft_files()
    st.session_state[FILES], st.session_state[SEEN] = files, draft_digest()
    st.session_state[TYPED] = draft_of_bytes(read_typed())
    _open(files)


def begin_own() -> None:
    """Begin a new list in place of the draft that is here. Raises StoreUnavailable. For callbacks."""
    st.session_state[SEEN] = draft_digest()
    _forget_typed()
    keep_own(empty_list())


def take_as_own(exercise: Exercise) -> None:
    """Go on in the steps with the exercise that is open, in place of the draft that is here. For callbacks.

    Raises StoreUnavailable.
    """
    st.session_state[SEEN] = draft_digest()
    _forget_typed()
    keep_own(without_library(exercise.files))


def works_on_own(exercise: Exercise) -> bool:
    """Whether the exercise that is open is the list being made."""
    files = own_files()
    return files is not None and exercise_id(files) == exercise.id


def typed_draft() -> TypedDraft:
    """What is typed in the grids and not kept yet."""
    typed = st.session_state.get(TYPED)
    return typed if isinstance(typed, TypedDraft) else TypedDraft()


def keep_typed_grids(step: int, grids: Mapping[str, Grid]) -> None:
    """Keep what is typed in a step as it is typed, on this machine too. Raises StoreUnavailable. For callbacks."""
    st.session_state[TYPED] = typed_draft().with_step(step, grids)
    keep_typed(draft_bytes(typed_draft()))


def _forget_typed() -> None:
    st.session_state[TYPED] = TypedDraft()
    keep_typed(draft_bytes(TypedDraft()))


def keep_own(files: Mapping[str, bytes]) -> None:
    """Keep the list as it is now, and open it once it can be. Raises VersionClash, StoreUnavailable. For callbacks."""
    st.session_state[SEEN] = keep_draft(files, seen=st.session_state.get(SEEN, ""))
    st.session_state[FILES] = dict(files)
    _open(files)


def own_archive() -> Callable[[], bytes]:
    """Return what zips the folder of the list being made. Its files are taken now: a download has no session."""
    files = dict(own_files() or {})
    return lambda: archive_of(files)


def own_workbook() -> Callable[[], bytes]:
    """Return what writes the list being made as one Excel workbook, which opens as the same list."""
    files = dict(own_files() or {})
    return lambda: write_workbook(files)


def keep_if_own(exercise: Exercise) -> None:
    """Keep what another page changed, when the exercise is the list being made. Raises as `keep_own`. For callbacks."""
    if not works_on_own(exercise) or not may_make_own():
        return
    changed = without_library(exercise.files)
    # What waits in the steps was typed on the list as it was, and would take this back.
    _forget_typed()
    st.session_state[SEEN] = keep_draft(changed, seen=st.session_state.get(SEEN, ""))
    st.session_state[FILES] = changed


def _open(files: Mapping[str, bytes]) -> None:
    try:
        open_exercise(load_exercise_files(files, awaiting_panel=True, unfinished=True))
    except FileProblems:
        # Not yet an exercise: what is missing is said in the steps.
        return
    st.session_state.pop(HISTORY, None)
