"""One row of a published file, whatever its layout: what it measures, where, when, for whom, and the figures."""

from __future__ import annotations

from dataclasses import dataclass


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

    published_id: str
    title: str
    area_code: str
    period: str
    years_pooled: int
    sex: str
    age: str
    category_type: str
    category: str
    figures: tuple[Figures, ...]
    mended: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def series(self) -> tuple[str, tuple[str, ...]]:
        """What the row is a row of: the published id, or the title, and which measures it carries."""
        return self.published_id or self.title, tuple(each.measure for each in self.figures)


@dataclass(frozen=True, slots=True)
class NotRead:
    """A row that cannot be used as it stands: the reason, the same words for every such row, and what was found."""

    reason: str
    found: str
