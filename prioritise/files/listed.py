"""A list somebody has in mind, read from a file: ids a line, or a CSV file with a column of ids."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from prioritise.domain.errors import PrioritiseError
from prioritise.domain.interventions import Proposal
from prioritise.files.text import text_in

ID_HEADINGS = ("intervention", "id")
DECIDED = {
    "action": (("start", "continue", "reduce"), ("not-start", "stop", "keep")),
    "funded": (("yes", "y", "true", "1", "x"), ("no", "n", "false", "0", "")),
}
"""By the heading of a column: what in it says that the row is in the list, and what that it is not."""


def read_list(path: str | Path) -> tuple[Proposal, ...]:
    """Read the interventions of a list, each `id` or `id:level`, in the order of the file.

    A file with a heading `intervention` or `id` is a table. Where it has a column `action`, as `priorities.csv` has,
    rows that start, continue or reduce count; else, where it has a column `funded`, rows that say yes. A column `level`
    is read. In any other file there is an id at the start of each line; lines that are empty or begin with # are passed
    over. Raises PrioritiseError for a file that says nothing, that is no text, or whose `funded` or `action` is not
    understood; OSError for one that is not there.
    """
    try:
        text = text_in(Path(path).read_bytes())
    except UnicodeDecodeError as error:
        raise PrioritiseError(f"{path} is not a text file. Save it as text or CSV, in UTF-8.") from error
    try:
        rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise PrioritiseError(f"{path} has a line that cannot be read as a table. Save it again as CSV.") from error
    heading = [cell.strip().lower() for cell in rows[0]] if rows else []
    named = next((id_heading for id_heading in ID_HEADINGS if id_heading in heading), "")
    cells = _table(path, heading, rows[1:], named) if named else [row[0].strip() for row in rows]
    proposals = tuple(_proposal(cell) for cell in cells if cell and not cell.startswith("#"))
    if not proposals:
        raise PrioritiseError(f"{path} lists no intervention. Give an id on each line, as in interventions.csv.")
    return proposals


def _table(path: str | Path, heading: list[str], rows: list[list[str]], named: str) -> list[str]:
    decided = next((column for column in DECIDED if column in heading), "")
    cells = []
    for number, row in enumerate(rows, start=2):
        at = dict(zip(heading, (cell.strip() for cell in row), strict=False))
        said = at.get(decided, "yes").lower()
        yes, no = DECIDED.get(decided, (("yes",), ()))
        if said not in (*yes, *no):
            raise PrioritiseError(
                f"{path}, row {number}, {decided} | {said!r} | write one of {', '.join((*yes, *no))}."
            )
        if said in yes:
            level = at.get("level", "")
            cells.append(f"{at.get(named, '')}:{level}" if level else at.get(named, ""))
    return cells


def _proposal(cell: str) -> Proposal:
    intervention, _, level = cell.partition(":")
    return Proposal(intervention.strip(), level.strip())
