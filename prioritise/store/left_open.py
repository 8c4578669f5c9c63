"""What one person has open alone: kept on this machine, so that a reload or a closed browser comes back to it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from prioritise.domain.errors import StoreUnavailable
from prioritise.files.exercise.folder import archive_of
from prioritise.store.drafts import read_kept_archive
from prioritise.store.kept_file import place_of, write_whole

WHICH, ARCHIVE = "left-open.txt", "left-open.zip"


class LeftOpen(StrEnum):
    """What was open last: what the app opens with by itself, the list of one's own, or another exercise."""

    AT_START = "at start"
    OWN_LIST = "own list"
    EXERCISE = "exercise"


def leave_open(which: LeftOpen, files: Mapping[str, bytes] | None = None) -> None:
    """Keep what is open, with the files of another exercise. Raises StoreUnavailable where it cannot be written."""
    try:
        # The files come first: what is named is there.
        if files is not None:
            write_whole(ARCHIVE, archive_of(files))
        if which is not LeftOpen.AT_START:
            write_whole(WHICH, which.encode())
        else:
            place_of(WHICH).unlink(missing_ok=True)
            place_of(ARCHIVE).unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"What is open could not be kept on this machine: {error.strerror}.") from None


def left_open() -> LeftOpen:
    """Return what was open last; what the app opens with by itself, where nothing that can be read says otherwise."""
    try:
        return LeftOpen(place_of(WHICH).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return LeftOpen.AT_START


def read_left_open_files() -> dict[str, bytes]:
    """Read the files of the other exercise that was open. Raises FileProblems for what cannot be read."""
    return read_kept_archive(ARCHIVE, "no exercise that can be read", "open your exercise from its file")
