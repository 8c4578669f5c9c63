"""What a paper holds, whatever file it is written to: headings, paragraphs, lists, tables and pictures, in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what draws is slow to import, and a paper's words need none of it
    from prioritise.report.drawing.figure import Figure

DIGITS = 16
"""Digits of a digest on every page; the annex on the record has all of them."""
NO_RECORD = "none yet"
MOST_ROWS_TOGETHER, MOST_LETTERS_TOGETHER = 10, 900
"""A table of no more than this, some third of a page, is not parted."""


class Tone(StrEnum):
    """How a paragraph is set: the lead says the finding, a line parts what is in from what is out."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    WARNING = "warning"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the paper's title, of which there is one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings that stands on every page it runs over.

    `widths` are shares of the page by column. `figures` are the places of columns that hold figures, set to the right.
    `totals` says that the last row adds up those above.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    figures: frozenset[int] = frozenset()
    totals: bool = False

    def __post_init__(self) -> None:
        """Check that every row has a cell under each heading, and each column a width; raises ValueError otherwise."""
        if any(len(cells) != len(self.headings) for cells in (*self.rows, self.widths)):
            raise ValueError(f"Not every row of {self.caption!r} has {len(self.headings)} cells")

    @property
    def keeps_together(self) -> bool:
        """Whether it is short enough to stand on one page rather than run over two."""
        letters = sum(len(cell) for row in self.rows for cell in row)
        return len(self.rows) <= MOST_ROWS_TOGETHER and letters <= MOST_LETTERS_TOGETHER

    @property
    def shares(self) -> tuple[float, ...]:
        """The widths as shares of the whole."""
        return tuple(width / sum(self.widths) for width in self.widths)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as the screen draws it."""

    figure: Figure


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block = Heading | Paragraph | Bullets | Table | Picture | NewPage


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: the exercise, the question in words, what is not real, the date, the record's digest.

    `mark` is empty where everything is real. `digest` is the SHA-256 of the record the paper was written from; empty
    where there is no list, and so no record. `list_fingerprint` tells the list alone from others, as a sign-off does.
    """

    exercise: str
    scenario: str
    mark: str
    dated: str
    digest: str
    list_fingerprint: str = ""

    @property
    def header(self) -> tuple[str, str]:
        """What stands at the top: the exercise, then the question."""
        return self.exercise, f"Scenario: {self.scenario}"

    @property
    def footer(self) -> str:
        """What stands at the bottom, beside the number of the page."""
        of_list = f" · List {self.list_fingerprint}" if self.list_fingerprint else ""
        return f"{self.dated} · Record {self.digest[:DIGITS] or NO_RECORD}{of_list}"


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """One document: what it is called, what stands on every page, and its blocks in order.

    One that is `close` is set in smaller letters with less between, so that it keeps to the pages it promises.
    """

    kind: str
    title: str
    running: Running
    blocks: tuple[Block, ...]
    close: bool = False

    def leads_in(self, place: int) -> bool:
        """Tell whether the block at a place is a paragraph that a table or a list follows, and so stays on its page."""
        after = self.blocks[place + 1 : place + 2]
        return isinstance(self.blocks[place], Paragraph) and any(isinstance(block, Table | Bullets) for block in after)
