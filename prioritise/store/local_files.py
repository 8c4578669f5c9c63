"""Files kept beside this machine's store: written whole or not at all, so that a closed browser loses nothing."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from prioritise.store.location import default_file, store_url


def place_of(name: str) -> Path:
    """Return where a file of this name is kept: beside the store, or in the user's data where that is a server's."""
    url = store_url()
    beside = default_file() if url.startswith("postgres") else Path(url.removeprefix("sqlite:///")).expanduser()
    return beside.parent / name


def written_at(name: str) -> datetime | None:
    """Return when a file was last kept; None where there is none."""
    try:
        return datetime.fromtimestamp(place_of(name).stat().st_mtime, tz=UTC).astimezone()
    except OSError:
        return None


def write_whole(name: str, content: bytes) -> None:
    """Keep a file under a name, in one step, in place of the one before. Raises OSError where it cannot be written."""
    place = place_of(name)
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


def file_digest(name: str) -> str:
    """Return the digest of a file as it is kept; empty where there is none."""
    place = place_of(name)
    return content_digest(place.read_bytes()) if place.is_file() else ""


def content_digest(content: bytes) -> str:
    """Return the digest of what is kept in a file."""
    return hashlib.sha256(content).hexdigest()
