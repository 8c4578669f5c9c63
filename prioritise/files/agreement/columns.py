"""The columns of an agreement's table: where its headings are, and what they are called here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import SourceFile
from prioritise.files.agreement.table_size import has_too_much, is_too_long
from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import Rows, heading_place, is_workbook, sheet_as_csv
from prioritise.files.text import csv_content, decode

AGREED_YEARS = 3
"""How many years the agreements had: their tables have a column for each, however short the plan."""
OTHER_NAMES = {
    "ni": "number",
    "indicator number": "number",
    "ni number": "number",
    "ref": "number",
    "reference": "number",
    "outcome": "title",
    "target": "title",
    "baseline_year": "year",
    "baseline year": "year",
    "baseline_period": "year",
    "baseline period": "year",
    "lead partner": "lead",
    "lead_partner": "lead",
    "lead organisation": "lead",
    "partners signed up": "partners",
    "organisations signed up": "partners",
    "metric": "indicator",
    "no stretch": "no_stretch",
    "area": "area_code",
    "area code": "area_code",
}
IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
YEAR_IN_HEADING = re.compile(r"\b((?:19|20)\d\d)\s*[/\u2013-]\s*(?:20)?(\d\d)\b", re.ASCII)
MILESTONE_WORDS = re.compile(r"\b(laa|improvement|target|targets|milestone|milestones|for)\b")
YEAR_OF_BASELINE = re.compile(r"\b(?:19|20)\d\d(?:\s*[/\u2013-]\s*\d{2,4})?\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class AgreementTable:
    """A table with headings in this product's words, and what the file itself calls each column that it has."""

    content: bytes
    written: Mapping[str, str]

    def column(self, own: str) -> str:
        """Say what the file calls a column, on one line."""
        return " ".join(self.written.get(own, own).split())


def milestone_columns(years: Sequence[str]) -> tuple[str, ...]:
    """Name the columns of milestones: t1, t2 and t3, and one more for each further year of the plan."""
    return tuple(f"t{number}" for number in range(1, max(AGREED_YEARS, len(years)) + 1))


def agreement_columns(
    table: SourceFile, columns: Sequence[str], years: Sequence[str], problems: ProblemList
) -> AgreementTable | None:
    """Return the table with its headings first, under the names in `columns`; None with a problem noted.

    Titles above the headings, a sheet that comes first, line ends within headings, years of the plan in place of t1, t2
    and so on, and a year beside the word baseline are understood.
    """
    names = _OwnNames(columns, years)
    content = table.content
    if is_too_long(table.name, content, problems):
        return None
    if is_workbook(table.name):
        before = len(problems)
        content = sheet_as_csv(
            table.name, content, problems, holds=lambda rows: heading_place(rows, names.known) is not None
        )
        if len(problems) > before:
            return None
    text = decode(table.name, content, problems)
    if text is None:
        return None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        # Whoever reads the table says where it cannot be read.
        return AgreementTable(content, {})
    if has_too_much(table.name, rows, problems):
        return None
    place = heading_place(rows, names.known)
    if place is None:
        place = next((number for number, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)
    _drop_other_years(table.name, rows, place, names, years, problems)
    return _renamed(rows, place, names)


class _OwnNames:
    def __init__(self, columns: Sequence[str], years: Sequence[str]) -> None:
        self._columns = set(columns)
        self._years = dict(zip(years, milestone_columns(years), strict=False))

    def name(self, heading: str) -> str:
        """Return the heading in this product's words, or as it stands without line ends and capitals."""
        plain = " ".join(heading.lower().split())
        year = year_in_heading(plain)
        if year:
            return self._years.get(year, plain)
        unbracketed = IN_BRACKETS.sub("", plain)
        of_year = YEAR_OF_BASELINE.sub("", unbracketed).strip()
        texts = (plain, unbracketed, of_year if of_year == "baseline" else plain)
        return next((own for own in (OTHER_NAMES.get(text, text) for text in texts) if own in self._columns), plain)

    def known(self, heading: str) -> bool:
        """Tell whether the heading is one of this table's."""
        return self.name(heading) in self._columns


def year_in_heading(heading: str) -> str:
    """Return the financial year that a heading is, perhaps with the word target beside it; nothing for any other
    heading.
    """
    match = YEAR_IN_HEADING.search(heading)
    if not match or MILESTONE_WORDS.sub("", YEAR_IN_HEADING.sub("", heading.lower())).strip(" :()"):
        return ""
    return f"{match[1]}/{match[2]}" if (int(match[1]) + 1) % 100 == int(match[2]) else ""


def _drop_other_years(
    file: str, rows: Rows, place: int, names: _OwnNames, years: Sequence[str], problems: ProblemList
) -> None:
    """Take out columns headed by a year that has no milestone here, each with a problem noted."""
    headings = rows[place] if rows else []
    for column in reversed(range(len(headings))):
        year = year_in_heading(" ".join(headings[column].split()))
        if year and not names.known(headings[column]):
            found = f"the column “{year}”, which is not one of the years of the plan"
            hint = f"the plan's years are {', '.join(years)}; remove the column, or correct its heading"
            problems.add(file, found, hint, row=place + 1)
            for row in rows[place:]:
                del row[column : column + 1]


def _renamed(rows: Rows, place: int, names: _OwnNames) -> AgreementTable:
    written = rows[place] if rows else []
    own = [names.name(heading) for heading in written]
    body = rows[place + 1 :]
    beside_baseline = YEAR_OF_BASELINE.search(written[own.index("baseline")]) if "baseline" in own else None
    if beside_baseline and "year" not in own:
        body = [_with_year(row, own, beside_baseline[0]) for row in body]
        written = [*written, written[own.index("baseline")]]
        own = [*own, "year"]
    content = csv_content((), []) * place + csv_content(own, body)
    return AgreementTable(content, dict(zip(own, written, strict=False)))


def _with_year(row: Sequence[str], own: Sequence[str], year: str) -> list[str]:
    filled = [*row, *[""] * (len(own) - len(row))]
    return [*filled, year if filled[own.index("baseline")].strip() else ""]
