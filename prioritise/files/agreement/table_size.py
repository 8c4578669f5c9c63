"""How large a table of targets or of actual figures may be: far more than any partnership agrees."""

from __future__ import annotations

from prioritise.files.limits import in_millions, limits
from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import ROWS_BEFORE_HEADINGS, Rows


def is_too_long(name: str, content: bytes, problems: ProblemList) -> bool:
    """Tell whether a file has more bytes than are read, and note it."""
    most = limits().agreement_bytes
    if len(content) > most:
        found = f"{in_millions(len(content))}; the most that is read of a table of targets is {in_millions(most)}"
        problems.add(name, found, "keep only the rows of the table")
    return len(content) > most


def has_too_much(name: str, rows: Rows, problems: ProblemList) -> bool:
    """Tell whether a table has more rows or columns than are read, and note it."""
    before, most = len(problems), limits()
    filled = sum(1 for row in rows if any(map(str.strip, row)))
    widest = max(map(len, rows), default=0)
    if filled > most.agreement_rows + ROWS_BEFORE_HEADINGS:
        found = f"{filled:,} rows; a table of targets has at most {most.agreement_rows}"
        problems.add(name, found, "keep only the rows of the agreement")
    if widest > most.table_columns:
        found = f"{widest:,} columns; the most that are read is {most.table_columns}"
        problems.add(name, found, "keep only the columns of the table")
    return len(problems) > before
