"""Putting an exercise on disk in a folder of its own: never over another, and whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from prioritise.domain.errors import refusal


def write_new_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write these files by name. Raises FileProblems, with nothing written, unless the folder is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        found = "a folder with something in it"
        raise refusal(str(folder), found, "write to a new folder; nothing is overwritten")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # A folder that is there is whole: it gets its name when everything is in it.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as unfinished:
        whole = Path(unfinished) / folder.name
        for name, content in contents.items():
            (whole / name).parent.mkdir(parents=True, exist_ok=True)
            (whole / name).write_bytes(content)
        if folder.exists():
            folder.rmdir()
        whole.rename(folder)
