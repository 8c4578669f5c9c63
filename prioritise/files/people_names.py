"""Names of people, as they are looked for in what was written."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST_NAME = 2
"""Letters. A single letter stands in every text."""
SHORT_NAME = 2
"""A name no longer than this is found where it has its capital: "Li" is somebody, "li" may be anything."""


def people_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of these names as whole words, however they are spaced; None where there is none to find.

    The longest is found first.
    """
    known = sorted({name.strip() for name in names if len(name.strip()) >= SHORTEST_NAME}, key=len, reverse=True)
    if not known:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(_spelt(name) for name in known)})(?!\w)", re.IGNORECASE)


def too_short(names: Iterable[str]) -> tuple[str, ...]:
    """List the names that are too short to be looked for."""
    return tuple(name.strip() for name in names if 0 < len(name.strip()) < SHORTEST_NAME)


def _spelt(name: str) -> str:
    words = re.escape(name).replace(r"\ ", r"\s+")
    if len(name) > SHORT_NAME:
        return words
    capital, rest = re.escape(name[0].upper()), re.escape(name[1:])
    return f"(?-i:{capital})(?:{rest})"
