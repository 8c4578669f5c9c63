"""How wide a table must be for its columns to stand side by side; on less, each row is a card."""

from __future__ import annotations

import re
from collections.abc import Iterable

from prioritise.analysis.once import once
from prioritise.words import TextTable

LONG_LETTERS, MIDDLE_LETTERS, SHORT_LETTERS = 80, 24, 10
"""A cell with more letters than the first two gets room, so that it is not a tower of short lines; one with no more
letters than the last stays on one line."""
LONG_REM, MIDDLE_REM, LONG_NAME_REM, NAME_REM, LEAST_REM = 14.0, 8.0, 10.0, 7.0, 4.25
LETTER_REM, AROUND_REM = 0.5, 1.2
BREAKABLE_LETTERS = 20
"""A word with more is an address, which breaks anywhere."""
STEP_REM, MOST_REM = 4, 72
STEPS_REM = range(16, MOST_REM + 1, STEP_REM)
"""The widths, in the size of the page's own words, below which a table is drawn as cards; each has a style."""
BREAKS = re.compile(r"[\s-]+")


@once
def least_room(content: TextTable) -> int:
    """Return the step of `STEPS_REM` below which the columns of a table are too narrow to be read side by side."""
    first, *others = [_column(cells) for cells in zip(content.headings, *content.rows, strict=True)] or [0.0]
    named = LONG_NAME_REM if any(len(row[0]) > MIDDLE_LETTERS for row in content.rows) else NAME_REM
    needed = max(named, first) + sum(others)
    return next((step for step in STEPS_REM if step >= needed), MOST_REM)


def _column(cells: Iterable[str]) -> float:
    return max((_cell(cell) for cell in cells), default=LEAST_REM)


def _cell(text: str) -> float:
    words = [text] if len(text) <= SHORT_LETTERS else BREAKS.split(text)
    word = max((len(word) for word in words if len(word) <= BREAKABLE_LETTERS), default=0)
    by_length = LONG_REM if len(text) > LONG_LETTERS else MIDDLE_REM if len(text) > MIDDLE_LETTERS else LEAST_REM
    return max(by_length, word * LETTER_REM + AROUND_REM)
