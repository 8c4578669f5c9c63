"""One row of a published file, whatever its layout: its cells, what they say, or why it is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prioritise.files.cells import without_na
from prioritise.words import counted


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one measure. None means not published; it is never zero."""

    measure: str
    value: float | None
    lower_ci: float | None = None
    upper_ci: float | None = None
    count: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One row as read, its labels tidied and its numbers read, before anyone decides what it means.

    `published_id` is empty where the layout has none. `years_pooled` is what the row itself says, 0 when it says
    nothing. `mended` names the cells that were left empty because they could not be a figure. `unread` are the cells,
    with their headings, of columns that the layout does not read and that might tell this row from another.
    """

    title: str
    area_code: str
    period: str
    figures: tuple[Figures, ...]
    published_id: str = ""
    years_pooled: int = 0
    sex: str = ""
    age: str = ""
    category_type: str = ""
    category: str = ""
    mended: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def series(self) -> tuple[str, tuple[str, ...]]:
        """What the row is a row of: the published id, or the title, and which measures it carries."""
        return self.published_id or self.title, tuple(figure.measure for figure in self.figures)


@dataclass(frozen=True, slots=True)
class NotRead:
    """A row that cannot be used as it stands: the reason, the same words for every such row, and what was found."""

    reason: str
    found: str


MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many rows were left out for one reason, with a few examples in alphabetical order."""

    reason: str
    rows: int
    examples: tuple[str, ...]


def left_out_sentence(left_out: LeftOut) -> str:
    """Say how many rows were left out, why, and what was found in the first few of them."""
    return f"{counted(left_out.rows, 'row')}: {left_out.reason}. For example {'; '.join(left_out.examples)}"


@dataclass(slots=True)
class Tally:
    """Rows left out so far, by reason. Examples are the first few by the alphabet, whatever order rows come in."""

    rows: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, example: str, rows: int = 1) -> None:
        """Count rows left out for a reason. An example starts with its area code, where there is one."""
        self.rows[reason] = self.rows.get(reason, 0) + rows
        kept = self.examples.setdefault(reason, [])
        if example not in kept and (len(kept) < MOST_EXAMPLES or example < kept[-1]):
            self.examples[reason] = sorted([*kept, example])[:MOST_EXAMPLES]

    def by_reason(self, area_names: Mapping[str, str]) -> tuple[LeftOut, ...]:
        """List every reason, the commonest first, its examples with the names of their areas."""
        left_out = [
            LeftOut(reason, rows, tuple(_named(example, area_names) for example in self.examples[reason]))
            for reason, rows in self.rows.items()
        ]
        return tuple(sorted(left_out, key=lambda out: (-out.rows, out.reason)))


def _named(example: str, area_names: Mapping[str, str]) -> str:
    code, colon, rest = example.partition(":")
    name = area_names.get(code, "")
    return f"{code} {name}{colon}{rest}" if name and name != code else example


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, by field. What the file has not got, and `NA` and its like, reads as empty."""

    places: dict[str, int]
    line: Sequence[str]

    def __getitem__(self, field: str) -> str:
        place = self.places.get(field)
        return "" if place is None else without_na(self.line[place].strip())
