"""Which figures are not real: what an exercise lists as illustrative, and what a source says of itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence

ILLUSTRATIVE = "illustrative"
"""How the source of a figure that is not real begins."""
PART_PUBLISHED = "part published"
"""How the source of a figure begins of which only a part was published."""


def says_illustrative(source: str) -> bool:
    """Say whether a source calls its figure illustrative."""
    return source.casefold().startswith(ILLUSTRATIVE)


def illustrative_kind(listed: Collection[str], kind: str, sources: Sequence[str]) -> str:
    """Say how much of one kind of figure is not real: the kind, a part of it, or nothing (empty).

    `listed` is what the exercise calls illustrative as a whole; `sources` are those of the figures used here.
    """
    words = [source.casefold() for source in sources]
    if kind in listed or (words and all(word.startswith(ILLUSTRATIVE) for word in words)):
        return kind
    return f"part of the {kind}" if any(word.startswith((ILLUSTRATIVE, PART_PUBLISHED)) for word in words) else ""
