"""Files to take away, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.exercise.folder import write_archive
from prioritise.report.exports.export import media_type


def download(label: str, content: bytes | Callable[[], bytes], file: str, *, key: str | None = None) -> None:
    """Offer a file under its name; the page is not drawn again when it is taken."""
    st.download_button(label, content, file, media_type(file), on_click="ignore", key=key)


def download_archive(label: str, files: Iterable[SourceFile], file: str, *, key: str | None = None) -> None:
    """Offer files as a zip of the folder they make."""
    download(label, lambda: write_archive(files), file, key=key)


def download_exercise(label: str, exercise: Exercise, *, key: str | None = None) -> None:
    """Offer an exercise as a zip of its folder."""
    download_archive(label, exercise.files, f"{exercise.id}.zip", key=key)
