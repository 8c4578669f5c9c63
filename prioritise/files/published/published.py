"""The one way in for published figures: bytes and options to indicators, decisions and an account of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.exercise import SourceFile
from prioritise.domain.indicators import Indicator
from prioritise.files.cells import quoted
from prioritise.files.published.areas import area_names, known_areas, not_in_file, predecessors, read_area_names
from prioritise.files.published.catalogue import shipped_catalogue
from prioritise.files.published.categories import NO_LOOKUP, CategoryLookup, read_categories
from prioritise.files.published.decisions import Decision, Desk, decisions_csv, read_answers
from prioritise.files.published.deprivation import DEPRIVATION
from prioritise.files.published.fingertips_download import FINGERTIPS_DOWNLOAD
from prioritise.files.published.fingertips_next import FINGERTIPS_NEXT
from prioritise.files.published.indicators import Place, indicators_csv, indicators_of
from prioritise.files.published.lg_inform import LG_INFORM
from prioritise.files.published.measures import Knowledge
from prioritise.files.published.metadata import read_metadata
from prioritise.files.published.nomis import NOMIS
from prioritise.files.published.oflog import OFLOG
from prioritise.files.published.ons import ONS
from prioritise.files.published.opening import refusal
from prioritise.files.published.settle import Settlement, settle
from prioritise.files.published.sieve import LeftOut, Sieved, left_out_sentence, sieve
from prioritise.files.published.tidied import TIDIED

ENGLAND = "E92000001"
LAYOUTS = (FINGERTIPS_DOWNLOAD, FINGERTIPS_NEXT, TIDIED, DEPRIVATION, NOMIS, ONS, OFLOG, LG_INFORM)


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows repeated another row of one indicator exactly."""

    indicator_id: str
    rows: int


@dataclass(frozen=True, slots=True)
class IndicatorNote:
    """Something to know about one indicator: where its polarity or unit comes from, or what was not carried over."""

    indicator_id: str
    note: str


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
        return sum(each.rows for each in self.merged)

    @property
    def rows_left_out(self) -> int:
        """Rows that are in no indicator, for whatever reason."""
        return sum(each.rows for each in self.left_out)

    @property
    def undecided(self) -> tuple[Decision, ...]:
        """The decisions still to be made."""
        return tuple(each for each in self.decisions if not each.answer)

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
    """The figures of a published file for one area, its benchmark and its comparators.

    The layout is told from the headings. `metadata`, `categories` and `areas` are the publisher's own lists;
    `decisions` is a decisions.csv with answers. Nothing but the catalogue that comes with the project is read
    besides. Raises FileProblems naming what was found and what to do: a file that is not a layout known here, an
    area that is not in it, an answer that cannot be read.
    """
    lookup = read_categories(categories.name, categories.content) if categories else NO_LOOKUP
    given_names = read_area_names(areas.name, areas.content) if areas else {}
    desk = _desk(decisions)
    knowledge = Knowledge(
        shipped_catalogue(), read_metadata(metadata.name, metadata.content) if metadata else None, desk
    )
    area, benchmark = area.strip(), benchmark.strip()
    others = tuple(dict.fromkeys(code.strip() for code in comparators if code.strip() not in ("", area, benchmark)))
    wanted = (area, benchmark, *others)
    sieved = sieve(name, content, LAYOUTS, area=area, benchmark=benchmark, wanted=set(wanted))
    names = area_names(sieved.areas, given_names)
    if area not in names:
        raise not_in_file(name, area, names)
    settlement = settle(sieved.found, knowledge, lookup, sieved.tally)
    desk.check()
    if not settlement.placed and not any(each.waited_for for each in desk.decisions):
        reasons = "; ".join(left_out_sentence(each) for each in sieved.tally.by_reason(names))
        raise refusal(name, f"no row that can be used. {reasons}", "choose a file with figures for this area")
    return PublishedImport(
        file=name,
        layout=sieved.headings.layout.name,
        area_code=area,
        area_name=names[area],
        benchmark=benchmark,
        comparators=others,
        rows_read=sieved.rows_read,
        rows_kept=len(settlement.placed),
        empty_lines=sieved.empty_lines,
        merged=_merged(settlement),
        left_out=sieved.tally.by_reason(names),
        indicators=_indicators(name, settlement, wanted, names, lookup),
        decisions=desk.decisions,
        indicator_notes=_indicator_notes(settlement),
        notes=tuple(_notes(sieved, settlement, wanted, names, desk)),
    )


def _desk(decisions: SourceFile | None) -> Desk:
    return Desk(decisions.name, read_answers(decisions.name, decisions.content)) if decisions else Desk()


def _merged(settlement: Settlement) -> tuple[Merged, ...]:
    return tuple(Merged(base_id, rows) for base_id, rows in sorted(settlement.merged.items()) if rows)


def _indicators(
    name: str, settlement: Settlement, wanted: Sequence[str], names: Mapping[str, str], lookup: CategoryLookup
) -> tuple[Indicator, ...]:
    return indicators_of(settlement.placed, Place(name, list(dict.fromkeys(wanted)), names, lookup))


def _indicator_notes(settlement: Settlement) -> tuple[IndicatorNote, ...]:
    notes: set[tuple[str, str]] = set()
    mended: dict[tuple[str, str], int] = {}
    for each in settlement.placed:
        for measure in each.measures:
            notes.update((measure.id, note) for note in measure.notes)
        for measure, figures in zip(each.measures, each.row.figures, strict=True):
            if measure.facts.people_surveyed and (figures.count is not None or figures.denominator is not None):
                notes.add((measure.id, "counts and denominators are of the people surveyed, so they are left empty"))
        for found in each.row.mended:
            key = (each.measures[0].id, found)
            mended[key] = mended.get(key, 0) + 1
    for (base_id, found), rows in mended.items():
        notes.add((base_id, f"{found}: left empty on {rows:,} row{'' if rows == 1 else 's'}"))
    return tuple(IndicatorNote(base_id, note) for base_id, note in sorted(notes))


def _notes(
    sieved: Sieved, settlement: Settlement, wanted: Sequence[str], names: Mapping[str, str], desk: Desk
) -> list[str]:
    used = {each.row.area_code for each in settlement.placed}
    notes = []
    for role, code in zip(("area", "benchmark", *["comparator"] * len(wanted)), wanted, strict=False):
        if code not in names:
            notes.append(f"The {role} {code} is not in the file.")
        elif code not in used:
            notes.append(f"No row of the {role} {code} {names[code]} could be used.")
    for code in wanted:
        before = predecessors(code, sieved.areas)
        if before:
            listed = ", ".join(f"{each.code} {each.name}" for each in before)
            notes.append(
                f"{names.get(code, code)} replaced {listed} on {before[0].abolished}. "
                "Their figures are in the file and are not added up here."
            )
    for written, asked in sorted(sieved.followed.items()):
        notes.append(f"{written} in the file is the same place as {asked} {names[asked]}; its figures are used.")
    known = known_areas()
    gone = [known[code] for code in sorted(sieved.areas) if code in known and known[code].abolished]
    abolished = [each.code for each in gone if not each.same_extent]
    if abolished:
        shown = ", ".join(f"{code} {names[code]}" for code in abolished[:3])
        notes.append(
            f"{len(abolished)} of the {len(sieved.areas):,} areas in the file no longer exist, such as {shown}."
        )
    if sieved.headings.not_used:
        notes.append(f"Columns that are not used: {', '.join(quoted(column) for column in sieved.headings.not_used)}.")
    notes.extend(settlement.notes)
    notes.extend(f"An answer was not used, for nothing in this file asks for it: {each}." for each in desk.not_used)
    return notes
