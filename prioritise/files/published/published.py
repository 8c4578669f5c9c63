"""The one way in for published figures: bytes and options to indicators, decisions and an account of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import SourceFile
from prioritise.domain.indicators import Indicator
from prioritise.files.published.areas import area_names, known_areas, not_in_file, read_area_names
from prioritise.files.published.catalogue import shipped_catalogue
from prioritise.files.published.categories import NO_LOOKUP, read_categories
from prioritise.files.published.chosen_rows import choose_rows, nothing_usable
from prioritise.files.published.decisions import Decision, DecisionList, decisions_csv, read_answers
from prioritise.files.published.import_notes import IndicatorNote, indicator_notes, notes_on_file
from prioritise.files.published.indicators import Place, indicators_csv, indicators_of
from prioritise.files.published.layouts import LAYOUTS
from prioritise.files.published.measures import Knowledge
from prioritise.files.published.metadata import read_metadata
from prioritise.files.published.rows import LeftOut
from prioritise.files.published.settle import settle

ENGLAND = "E92000001"


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows repeated another row of one indicator exactly."""

    indicator_id: str
    rows: int


@dataclass(frozen=True, slots=True)
class PublishedImport:
    """What came of a published file. `rows_read` = `rows_kept` + `rows_merged` + `rows_left_out`, always.

    `indicators` are as an exercise holds them. Decisions without an answer are followed by what `until_then` says.
    """

    file: str
    layout: str
    area_code: str
    area_name: str
    benchmark: str
    comparators: tuple[str, ...]
    rows_read: int
    rows_kept: int
    empty_lines: int
    merged: tuple[Merged, ...]
    left_out: tuple[LeftOut, ...]
    indicators: tuple[Indicator, ...]
    decisions: tuple[Decision, ...]
    indicator_notes: tuple[IndicatorNote, ...]
    notes: tuple[str, ...]

    @property
    def rows_merged(self) -> int:
        """Rows that repeated another exactly."""
        return sum(merged.rows for merged in self.merged)

    @property
    def rows_left_out(self) -> int:
        """Rows that are in no indicator, for whatever reason."""
        return sum(out.rows for out in self.left_out)

    @property
    def undecided(self) -> tuple[Decision, ...]:
        """The decisions still to be made."""
        return tuple(decision for decision in self.decisions if not decision.answer)

    @property
    def indicators_csv(self) -> bytes:
        """`indicators.csv` as an exercise folder holds it."""
        return indicators_csv(self.indicators)

    @property
    def decisions_csv(self) -> bytes:
        """`decisions.csv`, to fill in and give back."""
        return decisions_csv(self.decisions)


def read_published(
    name: str,
    content: bytes,
    *,
    area: str,
    benchmark: str = ENGLAND,
    comparators: Sequence[str] = (),
    metadata: SourceFile | None = None,
    categories: SourceFile | None = None,
    areas: SourceFile | None = None,
    decisions: SourceFile | None = None,
) -> PublishedImport:
    """Read the figures of a published file for one area, its benchmark and its comparators.

    The layout is told from the headings. `metadata`, `categories` and `areas` are the publisher's own lists;
    `decisions` is a decisions.csv with answers. Nothing but the catalogue that comes with the project is read
    besides. Raises FileProblems naming what was found and what to do: a file that is not a layout known here, an
    area that is not in it, an answer that cannot be read.
    """
    lookup = read_categories(categories.name, categories.content) if categories else NO_LOOKUP
    names_from_list = read_area_names(areas.name, areas.content) if areas else {}
    answers = read_answers(decisions.name, decisions.content) if decisions else {}
    decision_list = DecisionList(decisions.name if decisions else "", answers)
    knowledge = Knowledge(
        shipped_catalogue(), read_metadata(metadata.name, metadata.content) if metadata else None, decision_list
    )
    area, benchmark = area.strip(), benchmark.strip()
    others = tuple(dict.fromkeys(code.strip() for code in comparators if code.strip() not in ("", area, benchmark)))
    wanted = (area, benchmark, *others)
    chosen_rows = choose_rows(name, content, LAYOUTS, area=area, benchmark=benchmark, wanted=set(wanted))
    names = area_names(chosen_rows.areas, names_from_list)
    if area not in names:
        raise not_in_file(name, area, names)
    settlement = settle(chosen_rows.found, knowledge, lookup, chosen_rows.tally)
    decision_list.check()
    if not settlement.placed and not any(decision.waited_for for decision in decision_list.decisions):
        raise nothing_usable(name, chosen_rows.tally.by_reason(names))
    return PublishedImport(
        file=name,
        layout=chosen_rows.headings.layout.name,
        area_code=area,
        area_name=names[area],
        benchmark=benchmark,
        comparators=others,
        rows_read=chosen_rows.rows_read,
        rows_kept=len(settlement.placed),
        empty_lines=chosen_rows.empty_lines,
        merged=tuple(Merged(base_id, rows) for base_id, rows in sorted(settlement.merged.items()) if rows),
        left_out=chosen_rows.tally.by_reason(names),
        indicators=indicators_of(settlement.placed, Place(name, wanted, names, lookup)),
        decisions=decision_list.decisions,
        indicator_notes=indicator_notes(settlement),
        notes=(*notes_on_file(chosen_rows, settlement, wanted, names), *decision_list.not_used_sentences),
    )


def areas_in_file(name: str, content: bytes) -> Mapping[str, str]:
    """Name the areas a published file has rows for, by code, in order of name; places that no longer exist left out.

    Raises FileProblems as `read_published` does for a file that cannot be read or whose layout is not known.
    """
    areas = choose_rows(name, content, LAYOUTS, area="", benchmark="", wanted=set()).areas
    gone = {code for code, area in known_areas().items() if area.abolished and not area.same_extent}
    names = area_names({code: called for code, called in areas.items() if code not in gone}, {})
    return dict(sorted(names.items(), key=lambda item: (item[1], item[0])))
