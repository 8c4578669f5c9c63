"""A list of one's own while it is made: kept on this machine, so that a closed browser loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from prioritise.domain.errors import StoreUnavailable, VersionClash, refusal
from prioritise.files.exercise.folder import archive_of, read_archive
from prioritise.files.problem_list import ProblemList
from prioritise.store.local_files import content_digest, file_digest, place_of, write_whole, written_at

DRAFT, TYPED = "own-list.zip", "own-list-typed.json"


def draft_written_at() -> datetime | None:
    """Return when the draft was last kept; None where there is none."""
    return written_at(DRAFT)


def read_draft_files() -> dict[str, bytes]:
    """Read the files of the draft. Raises FileProblems for one that cannot be read."""
    return read_local_archive(DRAFT, "no draft that can be read", "begin a new list")


def keep_draft(files: Mapping[str, bytes], *, seen: str) -> str:
    """Keep a draft, whole or not at all, and return its digest. `seen` is the digest of what it takes the place of.

    Raises VersionClash when another window kept something else meanwhile, StoreUnavailable where it cannot be written.
    """
    content = archive_of(files)
    try:
        stands = file_digest(DRAFT)
        if stands and seen and stands != seen:
            raise VersionClash("Another window changed this list first.", theirs=stands, yours=seen)
        write_whole(DRAFT, content)
    except OSError as error:
        raise StoreUnavailable(f"This list could not be kept on this machine: {error.strerror}.") from None
    return content_digest(content)


def keep_typed(content: bytes) -> None:
    """Keep what is typed and not part of the draft yet. Raises StoreUnavailable where it cannot be written."""
    try:
        write_whole(TYPED, content)
    except OSError as error:
        raise StoreUnavailable(f"What you typed could not be kept on this machine: {error.strerror}.") from None


def read_typed() -> bytes:
    """Read what was typed and is not part of the draft yet; nothing where there is none."""
    try:
        return place_of(TYPED).read_bytes()
    except OSError:
        return b""


def draft_digest() -> str:
    """Return the digest of the draft as it is on this machine; empty where there is none."""
    return file_digest(DRAFT)


def read_local_archive(name: str, otherwise: str, what_to_do: str) -> dict[str, bytes]:
    """Read the files of an archive kept on this machine. Raises FileProblems, which says `otherwise` of none."""
    place, problems = place_of(name), ProblemList()
    try:
        content = place.read_bytes()
    except OSError:
        raise refusal(str(place), otherwise, what_to_do) from None
    files = read_archive(place.name, content, problems)
    problems.check()
    return files
