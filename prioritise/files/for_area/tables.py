"""Tables of an exercise emptied: all their rows, or one column of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from pydantic import BaseModel

from prioritise.files.exercise.declared_tables import TABLE_BY_FILE
from prioritise.files.problem_list import ProblemList
from prioritise.files.text import csv_content, decode

EMPTIED_TABLES: Mapping[str, type[BaseModel]] = {
    file: model for file, model in TABLE_BY_FILE.items() if model.declared.of_one_area
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
