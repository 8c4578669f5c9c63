"""What goes out in a public copy as it was written, as a table to read before it is made."""

from __future__ import annotations

from prioritise.analysis.once import once
from prioritise.analysis.publishing.free_texts import free_texts
from prioritise.domain.exercise import Exercise
from prioritise.report.words.safe_text import MOST_IN_A_CELL, safe
from prioritise.words import TextTable


@once
def free_text_table(exercise: Exercise, said: tuple[object, ...] = ()) -> TextTable:
    """List every text; `said` is what else tells one exercise from another: sign-offs and challenges."""
    del said  # the exercise's digest leaves them out
    rows = tuple((text.what, safe(text.text, MOST_IN_A_CELL)) for text in free_texts(exercise))
    return TextTable(("What", "In these words"), rows)
