"""A file that a person gives: read first, shown before it is used, used whole or not at all, and put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.ui.session import exercise_change, opened
from prioritise.ui.session.file_reading import file_reading
from prioritise.ui.shared.downloads import download_exercise
from prioritise.ui.shared.failure_log import note_failure
from prioritise.ui.shared.saving import attempt
from prioritise.ui.shared.tables_and_charts import problem_table
from prioritise.words import counted

Content = TypeVar("Content")
FILE = "file"
ASKED, READ, REFUSED, FAULT, USED, ROUND = "-asked", "-read", "-refused", "-fault", "-used", "-round"


@dataclass(frozen=True, slots=True)
class Upload:
    """A place where a file is given.

    `place` names what is kept of it in the session, and where saves say what came of them. `not_used` is said of a file
    with problems in it, `unchanged` where the fault is ours. With `stays_moved` sliders stay where they are when it is
    used; with `keeps_used` the last one can be put back while another is looked at. `forgets` are keys of the session
    to forget when another file is given.
    """

    place: str
    not_used: str
    unchanged: str = "The exercise you have open is unchanged."
    stays_moved: bool = False
    keeps_used: bool = False
    forgets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview(Generic[Content]):
    """A file that was read for one exercise, and what it would make of it."""

    exercise: Exercise
    file: str
    content: Content


@dataclass(frozen=True, slots=True)
class Asked(Generic[Content]):
    """A file that is still to be read: how, and where what comes of it goes.

    `read` is a function that can be imported, with what it takes (`functools.partial`): another process does it.
    """

    file: str
    read: Callable[[], Content]
    keep: Callable[[Content], object]


@dataclass(frozen=True, slots=True)
class Used:
    """The exercise before a file was used and after, so that it can be put back, and what the file was called."""

    before: Exercise
    after: Exercise
    file: str


def upload_box(upload: Upload, label: str, take: Callable[[SourceFile], Asked[Any]], *, name: str = FILE) -> None:
    """Draw a box for a file. Whenever one is given, `take` says how the file of the place's first box is read."""
    st.file_uploader(label, key=widget_key(upload, name), on_change=_take, args=(upload, take))


def ask(upload: Upload, asked: Asked[Any]) -> None:
    """Have a file read when the page comes to this place."""
    st.session_state[upload.place + ASKED] = asked


def read_or_refuse(upload: Upload) -> None:
    """Read the file that was given last, if it is still to be read, and say what is wrong with it, if anything is.

    It is read in its turn and away from the page, which is drawn again when that is done. Whoever leaves the page finds
    it being read when they come back; whoever takes the file out of its box, or stops it, has it read no more.
    """
    asked = st.session_state.get(upload.place + ASKED)
    if isinstance(asked, Asked):
        _read(upload, asked)
        st.rerun()
    if problems := st.session_state.get(upload.place + REFUSED):
        st.error(upload.not_used)
        problem_table(problems)
    if reference := st.session_state.get(upload.place + FAULT):
        st.error(
            f"That file could not be read, and the fault is ours. {upload.unchanged} Tell whoever runs this app this "
            f"reference: {reference}."
        )


def keep_preview(upload: Upload, preview: Preview[Content]) -> None:
    """Have a file that was read shown before it is used."""
    st.session_state[upload.place + READ] = preview


def previewed(upload: Upload, content: type[Content]) -> Preview[Content] | None:
    """Look up the file that was read, if that was for the exercise that is open."""
    preview = st.session_state.get(upload.place + READ)
    if not isinstance(preview, Preview) or not isinstance(preview.content, content):
        return None
    return preview if preview.exercise.digest == opened.exercise().digest else None


def use(upload: Upload, change: Callable[[], Exercise], *, before: Exercise, file: str, place: str = "") -> bool:
    """Go on with what a file makes of the exercise, whole or not at all; tells whether it worked.

    What went wrong is said by `outcome` at `place`, the upload's own unless another is named.
    """

    def save() -> None:
        after = change()
        exercise_change.change_exercise(after, before=before, stays_moved=upload.stays_moved)
        start_afresh(upload)
        st.session_state[upload.place + USED] = Used(before, after, file)

    return attempt(place or upload.place, save)


def used_last(upload: Upload) -> Used | None:
    """Look up the file that was used last, as long as the exercise is what it made of it."""
    used = st.session_state.get(upload.place + USED)
    return used if isinstance(used, Used) and used.after.digest == opened.exercise().digest else None


def say_used(upload: Upload, said: str, *, download: str, back: str, on_back: Callable[[], None]) -> None:
    """Say that a file is in use, and offer the exercise with it, and what was there before."""
    exercise = opened.exercise()
    st.success(said)
    with st.container(horizontal=True):
        download_exercise(download, exercise, key=f"{upload.place}-with")
        st.button(back, on_click=on_back)


def put_back(upload: Upload, *, place: str = "") -> None:
    """Go back to the exercise as it was before the file in use. For callbacks; `outcome` says what went wrong."""
    used = used_last(upload)
    if used is None:
        return

    def save() -> None:
        exercise_change.change_exercise(used.before, before=used.after, stays_moved=upload.stays_moved)
        start_afresh(upload)

    attempt(place or upload.place, save)


def widget_key(upload: Upload, name: str) -> str:
    """Name a widget of the place that starts afresh with it: a file cannot be taken away from its box otherwise."""
    return f"{upload.place}-{name}:{st.session_state.get(upload.place + ROUND, 0)}"


def start_afresh(upload: Upload) -> None:
    """Empty the boxes, and say no more of the last file."""
    _forget(upload, ASKED, READ, REFUSED, FAULT, USED)
    st.session_state[upload.place + ROUND] = st.session_state.get(upload.place + ROUND, 0) + 1


def forget_file(upload: Upload) -> None:
    """Say no more of the last file, and leave it in its box."""
    _forget(upload, ASKED, READ, REFUSED, FAULT, *(() if upload.keeps_used else (USED,)))
    for key in upload.forgets:
        st.session_state.pop(key, None)


def _take(upload: Upload, take: Callable[[SourceFile], Asked[Any]]) -> None:
    forget_file(upload)
    uploaded = st.session_state.get(widget_key(upload, FILE))
    if uploaded is not None:
        ask(upload, take(SourceFile(uploaded.name, uploaded.getvalue())))


def _read(upload: Upload, asked: Asked[Any]) -> None:
    key = upload.place + ASKED
    _forget(upload, REFUSED, FAULT)
    try:
        asked.keep(file_reading().read(asked.file, asked.read, _says_it_is_read(upload, asked.file)))
    except FileProblems as error:
        st.session_state[upload.place + REFUSED] = error.problems
    except Exception:
        st.session_state[upload.place + FAULT] = note_failure()
    # What is kept of one file may ask for another reading.
    if st.session_state.get(key) is asked:
        del st.session_state[key]


def _says_it_is_read(upload: Upload, file: str) -> Callable[[int], None]:
    place = st.container(horizontal=True, vertical_alignment="center", key=f"{upload.place}-reading")
    words: list[DeltaGenerator] = []

    def say(before: int) -> None:
        if not words:
            words.append(place.empty())
            place.button("Stop reading it", key=f"{upload.place}-stop", on_click=forget_file, args=(upload,))
        first = f" {counted(before, 'other file')} {'is' if before == 1 else 'are'} read first." if before else ""
        words[0].write(f"Reading {file or 'the figures'}…{first}")

    return say


def _forget(upload: Upload, *endings: str) -> None:
    for ending in endings:
        st.session_state.pop(upload.place + ending, None)
