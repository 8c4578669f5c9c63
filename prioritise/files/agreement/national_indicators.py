"""The catalogue of national indicators (NI 1 to NI 199): titles seen in print, and which way is better."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from prioritise.files.cells import NeededText, Text, WholePositive
from prioritise.files.choices import ONE_OF
from prioritise.files.exercise.tables import Row, read_table
from prioritise.files.problem_list import ProblemList
from prioritise.files.shipped import example_folder

NUMBER = re.compile(r"(?:NI\s*)?(\d{1,3})", re.IGNORECASE)


class NationalIndicator(Row):
    """One national indicator. `polarity_note` says why an ambiguous one is; `unit` is empty where nobody has said."""

    number: WholePositive
    title: NeededText
    theme: Text = ""
    polarity: Annotated[Literal["higher", "lower", "ambiguous"], ONE_OF]
    polarity_note: Text = ""
    unit: Text = ""
    source: NeededText

    @property
    def better(self) -> str:
        """Which way is better; empty where it cannot be told."""
        return "" if self.polarity == "ambiguous" else self.polarity


@cache
def shipped_national_indicators() -> Mapping[int, NationalIndicator]:
    """Return the catalogue that comes with the project, by number. Raises FileProblems if it is damaged."""
    path = example_folder().parent / "catalogues" / "national_indicators.csv"
    return read_national_indicators(path.name, path.read_bytes())


def read_national_indicators(name: str, content: bytes) -> Mapping[int, NationalIndicator]:
    """Return a catalogue by number. Raises FileProblems naming every bad row."""
    problems = ProblemList()
    table = read_table(name, content, NationalIndicator, problems)
    indicators: dict[int, NationalIndicator] = {}
    for row in table.rows:
        cells = row.cells
        if cells.number in indicators:
            problems.add(name, f"“NI {cells.number}” again", "keep one of the two rows", row=row.row, column="number")
        indicators[cells.number] = cells
    problems.check()
    return indicators


def number_in_text(text: str) -> int | None:
    """Return the indicator's number in `NI 4`, `ni4` or `4`; None in any other text."""
    match = NUMBER.fullmatch(text.strip())
    return int(match[1]) if match else None
