"""Two changes of one exercise, made beside one another, in one set of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JoinedFiles:
    """The files with both changes, by name, and the names of those that both changed otherwise: there they are theirs.

    A file that one of them took away is gone.
    """

    files: Mapping[str, bytes]
    both: tuple[str, ...]


def joined_files(before: Mapping[str, bytes], yours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> JoinedFiles:
    """Put your change of the files before on top of theirs: each file as whoever changed it has it."""
    files: dict[str, bytes] = {}
    both = []
    for name in sorted({*before, *yours, *theirs}):
        was, own, other = (files_of.get(name) for files_of in (before, yours, theirs))
        if other not in (was, own) and own != was:
            both.append(name)
        content = own if other == was else other
        if content is not None:
            files[name] = content
    return JoinedFiles(files, tuple(both))
