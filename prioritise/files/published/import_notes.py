"""What to know about an import that is neither a row left out nor a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.files.cells import quoted
from prioritise.files.published.areas import known_areas, predecessors
from prioritise.files.published.chosen_rows import ChosenRows
from prioritise.files.published.settle import Settlement


@dataclass(frozen=True, slots=True)
class IndicatorNote:
    """Something to know about one indicator: where its polarity or unit comes from, or what was not carried over."""

    indicator_id: str
    note: str


def indicator_notes(settlement: Settlement) -> tuple[IndicatorNote, ...]:
    """List what to know about single indicators, in order of id."""
    notes: set[tuple[str, str]] = set()
    mended: Counter[tuple[str, str]] = Counter()
    for placed in settlement.placed:
        for measure in placed.measures:
            notes.update((measure.id, note) for note in measure.notes)
        for measure, figures in zip(placed.measures, placed.row.figures, strict=True):
            if measure.facts.people_surveyed and (figures.count is not None or figures.denominator is not None):
                notes.add((measure.id, "counts and denominators are of the people surveyed, so they are left empty"))
        for mending in placed.row.mended:
            mended[placed.measures[0].id, mending] += 1
    for (base_id, mending), rows in mended.items():
        notes.add((base_id, f"{mending}: left empty on {rows:,} row{'' if rows == 1 else 's'}"))
    return tuple(IndicatorNote(base_id, note) for base_id, note in sorted(notes))


def notes_on_file(
    chosen_rows: ChosenRows, settlement: Settlement, wanted: Sequence[str], names: Mapping[str, str]
) -> list[str]:
    """List what to know about areas and columns of the file, in the order in which it is said."""
    used = {placed.row.area_code for placed in settlement.placed}
    notes = []
    for role, code in zip(("area", "benchmark", *["comparator"] * len(wanted)), wanted, strict=False):
        if code not in names:
            notes.append(f"The {role} {code} is not in the file.")
        elif code not in used:
            notes.append(f"No row of the {role} {code} {names[code]} could be used.")
    for code in wanted:
        before = predecessors(code, chosen_rows.areas)
        if before:
            listed = ", ".join(f"{area.code} {area.name}" for area in before)
            notes.append(
                f"{names.get(code, code)} replaced {listed} on {before[0].abolished}. "
                "Their figures are in the file and are not added up here."
            )
    for written, asked in sorted(chosen_rows.followed.items()):
        notes.append(f"{written} in the file is the same place as {asked} {names[asked]}; its figures are used.")
    known = known_areas()
    gone = [known[code] for code in sorted(chosen_rows.areas) if code in known and known[code].abolished]
    abolished = [area.code for area in gone if not area.same_extent]
    if abolished:
        shown = ", ".join(f"{code} {names[code]}" for code in abolished[:3])
        notes.append(
            f"{len(abolished)} of the {len(chosen_rows.areas):,} areas in the file no longer exist, such as {shown}."
        )
    if chosen_rows.headings.not_used:
        notes.append(
            f"Columns that are not used: {', '.join(quoted(column) for column in chosen_rows.headings.not_used)}."
        )
    notes.extend(settlement.notes)
    return notes
