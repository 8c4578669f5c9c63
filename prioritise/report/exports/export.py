"""What an export is: a file that leaves the product, by its name, what it holds and what makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.robustness.bands import Bands

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".md": "text/markdown",
    ".zip": "application/zip",
}
"""What every file that leaves the product is, by how its name ends."""
RUN, RUN_EXCEL, PAPER = "prioritise run --out", "prioritise run --out --excel", "prioritise paper --out"
"""The commands that write exports of the result as a whole; another command writes its own."""

Build = Callable[[Analysis, Bands], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """One file that leaves the product, the same bytes for the same exercise, scenario and seed.

    `holds` says in a line what is in it, for the list in `docs/exports.md`. `command` is what writes it. `button` is
    what its download button on the Priorities page says; the page has none where it is empty.
    """

    file: str
    holds: str
    build: Build
    command: str = RUN
    button: str = ""

    def file_for(self, scenario: str) -> str:
        """Name the file for one scenario by its id: "priorities-tighter-money.csv"; what was agreed needs no more."""
        file = PurePath(self.file)
        return self.file if scenario == "agreed" else f"{file.stem}-{scenario}{file.suffix}"


def media_type(file: str) -> str:
    """Return what a file is to a browser, by its name."""
    return MEDIA_TYPES[PurePath(file).suffix]


def of_analysis(made: Callable[[Analysis], bytes]) -> Build:
    """Return what builds an export that has no bands in it."""
    return lambda analysis, _bands: made(analysis)


def of_exercise(made: Callable[[Exercise], bytes]) -> Build:
    """Return what builds an export of what stands in the exercise."""
    return lambda analysis, _bands: made(analysis.exercise)
