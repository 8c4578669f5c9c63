"""Files to take away, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

import streamlit as st

from prioritise.domain.errors import PrioritiseError
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.exercise.folder import write_archive
from prioritise.report.exports.export import media_type
from prioritise.ui.session.page_runs import PageRuns, page_runs

OFFERED = "files-offered"
DRAWN_ON = "files-offered-on"
GONE = "The page does not offer this file any more, since what was typed last changed it. Look at the page again."

Content = bytes | Callable[[], bytes]


def download(label: str, content: Content, file: str, *, key: str | None = None) -> None:
    """Offer a file under its name; the page is not drawn again when it is taken.

    Who types in a box and presses this next sends both at once: the file is then of the page with what was typed.
    """
    offered: dict[str, Content] = st.session_state.setdefault(OFFERED, {})
    offered[key or label] = content
    made = partial(as_the_page_stands, page_runs(), offered, key or label)
    st.download_button(label, made, file, media_type(file), on_click="ignore", key=key)


def as_the_page_stands(runs: PageRuns, offered: Mapping[str, Content], which: str) -> bytes:
    """Return what is offered under a name once no run of the page is under way, so that nothing typed is left out.

    Raises PrioritiseError where the page, drawn anew with what was typed, offers it no more: it is not given as it was.
    """
    runs.wait_until_over()
    content = offered.get(which)
    if content is None:
        raise PrioritiseError(GONE)
    return content if isinstance(content, bytes) else content()


def offer_afresh(page: str) -> None:
    """Forget what a page offered when it is drawn again. What another page offered may still be on its way."""
    if st.session_state.get(DRAWN_ON) == page:
        st.session_state.get(OFFERED, {}).clear()
    st.session_state[DRAWN_ON] = page


def download_archive(label: str, files: Iterable[SourceFile], file: str, *, key: str | None = None) -> None:
    """Offer files as a zip of the folder they make."""
    download(label, lambda: write_archive(files), file, key=key)


def download_exercise(label: str, exercise: Exercise, *, key: str | None = None) -> None:
    """Offer an exercise as a zip of its folder."""
    download_archive(label, exercise.files, f"{exercise.id}.zip", key=key)
