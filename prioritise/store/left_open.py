"""What one person has open alone: kept on this machine, so that a reload or a closed browser comes back to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from prioritise.domain.errors import StoreUnavailable
from prioritise.files.exercise.folder import archive_of
from prioritise.store.drafts import read_local_archive
from prioritise.store.local_files import file_digest, place_of, write_whole, written_at

WHICH, ARCHIVE, ASIDE = "left-open.txt", "left-open.zip", "left-open-before.zip"
OPEN_YOURS = "open your exercise from its file"


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


def left_open_digest() -> str:
    """Return what tells what is kept as open from every other."""
    return f"{left_open()} {file_digest(ARCHIVE)}"


def read_left_open_files() -> dict[str, bytes]:
    """Read the files of the other exercise that was open. Raises FileProblems for what cannot be read."""
    return read_local_archive(ARCHIVE, "no exercise that can be read", OPEN_YOURS)


def set_aside() -> None:
    """Keep the other exercise that was open beside the one that is opened next, in place of the one before it.

    Raises StoreUnavailable where it cannot be written.
    """
    if left_open() is not LeftOpen.EXERCISE:
        return
    try:
        if place_of(ARCHIVE).is_file():
            write_whole(ASIDE, place_of(ARCHIVE).read_bytes())
    except OSError as error:
        raise StoreUnavailable(f"What was open could not be kept on this machine: {error.strerror}.") from None


def set_aside_at() -> datetime | None:
    """Return when an exercise was last set aside; None where none is."""
    return written_at(ASIDE)


def read_set_aside_files() -> dict[str, bytes]:
    """Read the files of the exercise that was set aside. Raises FileProblems for what cannot be read."""
    return read_local_archive(ASIDE, "no exercise that can be read", OPEN_YOURS)


def forget_set_aside() -> None:
    """Keep no exercise aside any more. Raises StoreUnavailable where it cannot be taken away."""
    try:
        place_of(ASIDE).unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"What was kept aside could not be taken away: {error.strerror}.") from None
