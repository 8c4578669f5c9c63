"""One hostile file: the door it is tried at, its bytes, and what is right to say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Door(StrEnum):
    """Where a file, or text, comes in."""

    EXERCISE = "an exercise"
    PUBLISHED = "published figures"
    AGREEMENT = "a table of targets"
    FIGURES = "actual figures of targets"
    PASTE = "pasted rows"
    RESTORE = "a backup"
    VERIFY = "a record"


@dataclass(frozen=True, slots=True)
class Case:
    """A file by name, made when it is tried. `says` is part of what is said of it; `read` that it is read after all."""

    title: str
    door: Door
    file: str
    content: Callable[[], bytes]
    says: str
    read: bool = False
