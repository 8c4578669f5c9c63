"""A list of one's own while it is made: kept on this machine, so that a closed browser loses nothing."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from prioritise.domain.errors import FileProblems, StoreUnavailable, VersionClash
from prioritise.files.exercise.folder import archive_of, read_archive
from prioritise.files.problem_list import ProblemList
from prioritise.store.location import default_file, store_url

DRAFT, TYPED = "own-list.zip", "own-list-typed.json"


def draft_file() -> Path:
    """Return where the draft is: beside this machine's store."""
    url = store_url()
    beside = default_file() if url.startswith("postgres") else Path(url.removeprefix("sqlite:///")).expanduser()
    return beside.parent / DRAFT


def draft_kept_at() -> datetime | None:
    """Return when the draft was last kept; None where there is none."""
    try:
        return datetime.fromtimestamp(draft_file().stat().st_mtime, tz=UTC).astimezone()
    except OSError:
        return None


def read_draft_files() -> dict[str, bytes]:
    """Read the files of the draft. Raises FileProblems for one that cannot be read."""
    place, problems = draft_file(), ProblemList()
    try:
        content = place.read_bytes()
    except OSError:
        problems.add(str(place), "no draft that can be read", "begin a new list")
        raise problems.refusal() from None
    files = read_archive(place.name, content, problems)
    if len(problems):
        raise FileProblems(problems.problems)
    return files


def keep_draft(files: Mapping[str, bytes], *, seen: str) -> str:
    """Keep a draft, whole or not at all, and return its digest. `seen` is the digest of what it takes the place of.

    Raises VersionClash when another window kept something else meanwhile, StoreUnavailable where it cannot be written.
    """
    place = draft_file()
    content = archive_of(files)
    try:
        stands = _digest(place.read_bytes()) if place.is_file() else ""
        if stands and seen and stands != seen:
            raise VersionClash("Another window changed this list first.", theirs=stands, yours=seen)
        _written(place, content)
    except OSError as error:
        raise StoreUnavailable(f"This list could not be kept on this machine: {error.strerror}.") from None
    return _digest(content)


def keep_typed(content: bytes) -> None:
    """Keep what is typed and not part of the draft yet. Raises StoreUnavailable where it cannot be written."""
    try:
        _written(draft_file().with_name(TYPED), content)
    except OSError as error:
        raise StoreUnavailable(f"What you typed could not be kept on this machine: {error.strerror}.") from None


def read_typed() -> bytes:
    """Read what was typed and is not part of the draft yet; nothing where there is none."""
    try:
        return draft_file().with_name(TYPED).read_bytes()
    except OSError:
        return b""


def draft_digest() -> str:
    """Return the digest of the draft as it is on this machine; empty where there is none."""
    place = draft_file()
    return _digest(place.read_bytes()) if place.is_file() else ""


def _written(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # What is under the name is whole: it takes the place of the one before in one step.
        Path(unfinished).replace(place)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
