"""What an indicator means, from metadata and never from its title: polarity, unit, domain, the period it describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BeforeValidator

from prioritise.domain.indicators import JsnaDomain, Polarity
from prioritise.files.cells import Id, NeededText, OptionalNumber, OptionalWhole, Text
from prioritise.files.exercise.tables import Row, read_whole_table
from prioritise.files.shipped import example_folder

CATALOGUE_FOLDER = "catalogues"


def _empty_is_none(raw: object) -> object:
    return raw if str(raw).strip() else None


class CatalogueRow(Row):
    """One indicator of the catalogue. Empty polarity, unit or period type: nobody has said."""

    id: Id
    published_id: Text = ""
    title: Text = ""
    measure: Text = ""
    name: NeededText
    domain: Annotated[JsnaDomain | None, BeforeValidator(_empty_is_none)] = None
    polarity: Annotated[Polarity | None, BeforeValidator(_empty_is_none)] = None
    polarity_from: Text = ""
    unit: Text = ""
    multiplier: OptionalNumber = None
    period_type: Literal["calendar", "financial", "academic", "cumulative", ""] = ""
    years_pooled: OptionalWhole = None
    usual_sex: Text = ""
    usual_age: Text = ""
    denominator_is: Literal["population", "people surveyed", ""] = ""
    source: Text = ""
    licence: Text = ""


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """What is known about one indicator. None or empty means not known, which a person must settle."""

    id: str
    name: str = ""
    domain: JsnaDomain | None = None
    polarity: Polarity | None = None
    polarity_from: str = ""
    unit: str = ""
    multiplier: float | None = None
    period_type: str = ""
    years_pooled: int | None = None
    usual_sex: str = ""
    usual_age: str = ""
    people_surveyed: bool = False
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Indicator facts by published id, and by title and measure where the layout has no ids."""

    by_published_id: Mapping[str, IndicatorFacts]
    by_title: Mapping[tuple[str, str], IndicatorFacts]

    def facts(self, published_id: str, title: str, measure: str) -> IndicatorFacts | None:
        """Return the facts of one indicator, or None when it is not listed."""
        if published_id:
            return self.by_published_id.get(published_id)
        return self.by_title.get((title, measure))


@cache
def shipped_catalogue() -> Catalogue:
    """Read the catalogue that comes with the project. Raises FileProblems if it is damaged."""
    path = example_folder().parent / CATALOGUE_FOLDER / "indicators.csv"
    return read_catalogue(path.name, path.read_bytes())


def read_catalogue(name: str, content: bytes) -> Catalogue:
    """Read a catalogue in the project's own layout. Raises FileProblems naming every bad row."""
    rows = read_whole_table(name, content, CatalogueRow)
    return catalogue_of([(row.published_id, row.title, row.measure, _facts(row)) for row in rows])


def catalogue_of(entries: Sequence[tuple[str, str, str, IndicatorFacts]]) -> Catalogue:
    """Make a catalogue from published id, title, measure and facts. The first entry for an id or title holds."""
    by_id: dict[str, IndicatorFacts] = {}
    by_title: dict[tuple[str, str], IndicatorFacts] = {}
    for published_id, title, measure, facts in entries:
        if published_id:
            by_id.setdefault(published_id, facts)
        if title:
            by_title.setdefault((title, measure), facts)
    return Catalogue(by_id, by_title)


def _facts(row: CatalogueRow) -> IndicatorFacts:
    facts = row.model_dump(exclude={"published_id", "title", "measure", "denominator_is"})
    return IndicatorFacts(**facts, people_surveyed=row.denominator_is == "people surveyed")
