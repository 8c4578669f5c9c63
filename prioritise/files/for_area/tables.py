"""Tables of an exercise emptied: all their rows, or one column of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from pydantic import BaseModel

from prioritise.files.csv_content import csv_content
from prioritise.files.exercise.rows import (
    ActualRow,
    AgreedRow,
    CommentRow,
    MemberRow,
    MilestoneRow,
    ScoreRow,
    TargetRow,
    VoiceRow,
    WeightRow,
)
from prioritise.files.problem_list import ProblemList
from prioritise.files.text import decode

EMPTIED_TABLES: Mapping[str, type[BaseModel]] = {
    "weights.csv": WeightRow,
    "members.csv": MemberRow,
    "scores.csv": ScoreRow,
    "agreed.csv": AgreedRow,
    "comments.csv": CommentRow,
    "targets.csv": TargetRow,
    "milestones.csv": MilestoneRow,
    "actuals.csv": ActualRow,
    "voices.csv": VoiceRow,
}
"""What people of the first area said, decided or promised: no other area has said it."""


def headings_only(name: str) -> bytes:
    """Write an emptied table: its headings and no row."""
    return csv_content(EMPTIED_TABLES[name].model_fields, [])


def without_column(name: str, content: bytes, column: str) -> bytes:
    """Empty one column of a table that has been read without a problem; every other cell stays."""
    text = decode(name, content, ProblemList()) or ""
    headings, *rows = csv.reader(io.StringIO(text, newline=""))
    places = [place for place, heading in enumerate(headings) if heading.strip().casefold() == column]
    emptied = [["" if place in places else cell for place, cell in enumerate(row)] for row in rows]
    return csv_content(headings, emptied)
