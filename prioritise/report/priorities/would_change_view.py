"""What would change one decision, line by line, each with how to try it where a lever does it."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis, WouldChange, would_change
from prioritise.analysis.nearest.trying import tries_of
from prioritise.analysis.what_if import WhatIf, moved
from prioritise.words import joined


@dataclass(frozen=True, slots=True)
class WouldLine:
    """One change that would do it. `to_try` is None where no lever does it; `try_words` say what is tried."""

    sentence: str
    to_try: WhatIf | None
    try_words: str


@dataclass(frozen=True, slots=True)
class WouldChangeView:
    """All that would change one decision, and the lines of what helps."""

    change: WouldChange
    lines: tuple[WouldLine, ...]


def would_change_view(analysis: Analysis, intervention: str) -> WouldChangeView:
    """Say what would change a decision, and how each change is tried. Raises UnknownName and SolverFailed."""
    change = would_change(analysis, intervention)
    tries = tries_of(analysis, intervention)
    return WouldChangeView(
        change,
        tuple(
            WouldLine(sentence, to_try, joined(moved(analysis, to_try)) if to_try else "")
            for sentence, to_try in zip(change.lines, tries, strict=True)
        ),
    )
