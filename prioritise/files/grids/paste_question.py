"""What is asked about a pasted text before its rows are added, with the answers there are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PasteQuestion:
    """One question in a sentence, which tells it from the others, and its answers."""

    sentence: str
    answers: tuple[str, ...]
